// What can be written at a place of a document, by its tokens up to there and the schema.
import { tokens } from "./lexer.js";
import { written } from "./schema.js";

const WORD = /[\w$@]/;
const OPERATIONS = ["query", "mutation", "subscription"];
const DEFINING = [...OPERATIONS, "fragment"];

/** `{ from, items }`: where the word begins that is being written, and what it may become: `{ name, type, text }`. */
export function completions(document, place, schema) {
  const before = tokens(document.slice(0, place));
  const last = before.at(-1);
  if (last && ["comment", "text"].includes(last.kind) && (last.end === place || last.kind === "comment")) return nothing(place);
  const writing = last?.end === place && WORD.test(last.text[0]) ? last : undefined;
  if (writing) before.pop();
  const walk = new Walk(schema, document);
  for (const token of before) if (token.kind !== "comment") walk.take(token);
  const prefix = (writing?.text ?? "").toLowerCase();
  const items = walk.items(prefix).filter(({ name }) => name.toLowerCase().startsWith(prefix));
  return { from: writing?.start ?? place, items };
}

const nothing = (from) => ({ from, items: [] });

/** Follows the tokens. A frame is an open bracket: `{ kind, type | values, current }`. */
class Walk {
  frames = [];
  field; // the last field, or the directive, whose arguments or selections may follow
  into; // the type that the next selection is of
  previous; // the last token's text

  constructor(schema, document) {
    this.schema = schema;
    this.document = document;
  }

  get top() {
    return this.frames.at(-1);
  }

  take(token) {
    const { text, kind } = token;
    if ("{([".includes(text)) this.open(text);
    else if ("})]".includes(text)) this.close();
    else if (kind === "directive") this.field = this.schema.directives.find(({ name }) => `@${name}` === text);
    else if (kind === "name") this.name(text);
    else if (text === "...") this.into = this.top?.type;
    this.previous = text;
  }

  name(text) {
    if (!this.top) {
      if (OPERATIONS.includes(text)) this.into = this.type(this.schema.roots[text]);
      else if (this.previous === "on") this.into = this.type(text);
    } else if (this.top.kind === "selection") {
      if (this.previous === "on") this.into = this.type(text) ?? this.into;
      else if (this.previous !== "...") this.enter(this.schema.field(this.top.type, text));
    } else if (this.previous !== ":") this.top.current = this.top.values?.find(({ name }) => name === text) ?? this.top.current;
  }

  enter(field) {
    this.field = field;
    this.into = this.schema.named(field?.type);
  }

  type(name) {
    return this.schema.types.get(name);
  }

  open(mark) {
    if (mark === "[") this.frames.push({ kind: "list", values: this.top?.values, current: this.top?.current });
    else if (mark === "(") this.frames.push(this.top ? { kind: "values", values: this.field?.args } : { kind: "definitions" });
    else if (this.top && this.top.kind !== "selection") this.frames.push(this.inputObject());
    else this.frames.push({ kind: "selection", type: this.into ?? this.type(this.schema.roots.query), of: this.into });
  }

  inputObject() {
    return { kind: "values", values: this.schema.named(this.top.current?.type)?.inputFields ?? [] };
  }

  close() {
    const closed = this.frames.pop();
    if (closed?.kind === "selection") this.into = undefined;
    if (closed?.kind === "definitions") this.into ??= this.type(this.schema.roots.query);
  }

  // --- what fits here

  items(prefix) {
    if (!this.top) return this.outermost();
    if (prefix.startsWith("@")) return this.schema.directives.map(({ name, description }) => item(`@${name}`, "", description));
    if (this.top.kind === "selection") return this.inSelection();
    if (this.top.kind === "definitions") return this.previous === "(" || prefix.startsWith("$") ? [] : this.types(isInput);
    if (prefix.startsWith("$") || this.previous === ":" || this.top.kind === "list") return this.values(prefix);
    return (this.top.values ?? []).map((value) => item(value.name, written(value.type), value.description, ": "));
  }

  outermost() {
    if (this.previous === "on") return this.types(isComposite);
    return OPERATIONS.includes(this.previous) || this.previous === "fragment" ? [] : this.defining();
  }

  defining() {
    return DEFINING.filter((name) => name === "fragment" || this.schema.roots[name]).map((name) => item(name, "", ""));
  }

  inSelection() {
    if (this.previous === "on") return this.narrower();
    if (this.previous === "...") return [item("on", "", "Only where it is of a type."), ...this.fragments()];
    const fields = this.top.type?.fields ?? [];
    const own = fields.map((field) => item(field.name, written(field.type), field.description));
    return [...own, item("__typename", "String!", "The name of the type.")];
  }

  /** What an interface or a union may be. */
  narrower() {
    const possible = this.top.type?.possibleTypes?.map(({ name }) => name);
    return this.types((type) => (possible?.length ? possible.includes(type.name) : isComposite(type)));
  }

  fragments() {
    const found = this.document.matchAll(/\bfragment\s+(\w+)\s+on\s+(\w+)/g);
    return Array.from(found, ([, name, type]) => item(name, type, ""));
  }

  values(prefix) {
    const variables = [...new Set(this.document.match(/\$\w+/g))].filter((name) => name.toLowerCase() !== prefix);
    const type = this.schema.named(this.top.current?.type);
    const words = type?.name === "Boolean" ? ["true", "false"].map((name) => item(name, "", "")) : [];
    const known = (type?.enumValues ?? []).map(({ name, description }) => item(name, "", description));
    return [...known, ...words, ...variables.map((name) => item(name, "", ""))];
  }

  types(fits) {
    const found = [...this.schema.types.values()].filter(fits).map(({ name, description }) => item(name, "", description));
    return found.sort((one, other) => one.name.localeCompare(other.name));
  }
}

const item = (name, type, text, after = "") => ({ name, type, text: text ?? "", after });
const isComposite = ({ kind }) => ["OBJECT", "INTERFACE", "UNION"].includes(kind);
const isInput = ({ kind }) => ["SCALAR", "ENUM", "INPUT_OBJECT"].includes(kind);
