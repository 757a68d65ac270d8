// The schema to read: a type at a time, each linked to the others.
import { button, element, prose } from "./elements.js";
import { members } from "./schema.js";

const MOST_FOUND = 100;
const KINDS = {
  OBJECT: "type", INTERFACE: "interface", UNION: "union", ENUM: "enum", INPUT_OBJECT: "input", SCALAR: "scalar",
};

export class Docs {
  way = []; // the names of the types that were opened, the last one shown

  constructor(place, search) {
    Object.assign(this, { place, search });
    search.addEventListener("input", () => this.find());
  }

  show(schema) {
    this.schema = schema;
    this.open(schema.roots.query);
  }

  fail(message) {
    this.place.replaceChildren(element("p", ["The schema cannot be read. ", message], { className: "wrong" }));
  }

  open(name, member) {
    if (this.way.at(-1) !== name) this.way.push(name);
    this.search.value = "";
    const type = this.schema.types.get(name);
    const title = element("h3", [element("small", `${KINDS[type.kind]} `), name]);
    this.place.replaceChildren(this.navigation(), title, element("p", prose(type.description)), ...this.parts(type));
    const row = member && this.place.querySelector(`[data-name="${member}"]`);
    if (row) row.scrollIntoView({ block: "center" });
    else this.place.parentElement.scrollTop = 0;
  }

  navigation() {
    const back = button("← back", () => this.back(), { className: "link", hidden: this.way.length < 2 });
    return element("nav", [back, Object.values(this.schema.roots).map((root) => [" ", this.link(root)])]);
  }

  back() {
    this.way.pop();
    this.open(this.way.at(-1));
  }

  link(name) {
    return button(name, () => this.open(name), { className: "link" });
  }

  links(types) {
    return types.map(({ name }, place) => [place ? ", " : "", this.link(name)]);
  }

  parts(type) {
    const also = [];
    if (type.interfaces?.length) also.push(element("p", ["Implements ", this.links(type.interfaces), "."]));
    if (type.possibleTypes?.length) also.push(element("p", ["One of ", this.links(type.possibleTypes), "."]));
    const list = element("dl", members(type).flatMap((member) => this.member(member)));
    return [...also, list, this.leading(type)];
  }

  member(member) {
    const signature = element("code", this.signature(member));
    const term = element("dt", member.args?.length ? this.opening(signature, member.args) : signature);
    term.dataset.name = member.name;
    const gone = member.isDeprecated ? element("p", ["Deprecated. ", prose(member.deprecationReason)], { className: "wrong" }) : null;
    return [term, element("dd", [prose(member.description), gone])];
  }

  /** A field that opens to its arguments. */
  opening(signature, args) {
    return element("details", [element("summary", signature), element("dl", args.flatMap((argument) => this.member(argument)))]);
  }

  signature({ name, type, args, defaultValue }) {
    const preset = defaultValue ? [" = ", defaultValue] : [];
    const taken = args?.length ? [element("span", `(${args.map((argument) => argument.name).join(", ")})`)] : [];
    return [element("b", name), taken, type ? [": ", this.typed(type)] : [], preset];
  }

  typed(type) {
    if (type.kind === "NON_NULL") return [this.typed(type.ofType), "!"];
    return type.kind === "LIST" ? ["[", this.typed(type.ofType), "]"] : this.link(type.name);
  }

  leading({ name }) {
    const found = this.schema.leading(name).map(([type, field], place) =>
      [place ? ", " : "", button(`${type.name}.${field.name}`, () => this.open(type.name, field.name), { className: "link" })]);
    return found.length ? element("details", [element("summary", `What leads here (${found.length})`), element("p", found)]) : "";
  }

  // --- searching

  find() {
    const word = this.search.value.trim();
    if (!word || !this.schema) {
      if (this.schema) this.open(this.way.at(-1));
      return;
    }
    const found = this.schema.find(word);
    const told = found.length > MOST_FOUND ? `${found.length} found, the first ${MOST_FOUND} shown.` : `${found.length} found.`;
    this.place.replaceChildren(element("p", told), element("dl", found.slice(0, MOST_FOUND).flatMap((one) => this.hit(one))));
  }

  hit([type, member]) {
    const text = member ? `${type.name}.${member.name}` : type.name;
    const link = button(text, () => this.open(type.name, member?.name), { className: "link" });
    return [element("dt", element("code", link)), element("dd", prose((member ?? type).description))];
  }
}
