// A document laid out anew: a selection a line, two blanks a level. Comments stay; what is broken stays as it is.
import { tokens } from "./lexer.js";

const CLOSED_BEFORE = new Set([")", "]", ":", "!"]);
const OPEN_AFTER = new Set(["(", "[", "..."]);

export function tidied(document) {
  const all = tokens(document);
  return balanced(all) ? new Layout(document).of(all) : document;
}

function balanced(all) {
  const open = [];
  for (const { text } of all) {
    if ("{([".includes(text)) open.push({ "{": "}", "(": ")", "[": "]" }[text]);
    if ("})]".includes(text) && open.pop() !== text) return false;
  }
  return open.length === 0 && all.length > 0;
}

class Layout {
  text = "";
  level = 0;
  inside = 0; // round and square brackets that are open: there a brace is an input object, kept on its line
  previous; // the token before
  earlier; // and the one before that

  constructor(document) {
    this.document = document;
  }

  of(all) {
    for (const [place, token] of all.entries()) {
      this.put(token, all[place + 1]);
      [this.earlier, this.previous] = [this.previous, token];
    }
    return `${this.text.trim()}\n`;
  }

  put(token, next) {
    if (token.kind === "comment") this.comment(token);
    else if (this.inside || token.text === "(" || token.text === "[") this.within(token);
    else if (token.text === "{") this.opened(token);
    else if (token.text === "}") this.closed(next);
    else this.word(token);
  }

  word(token) {
    if (this.startsField(token)) this.line();
    this.write(this.gap(token) + token.text);
  }

  opened(token) {
    this.write(`${this.gap(token)}{`);
    this.level += 1;
    this.line();
  }

  closed(next) {
    this.level -= 1;
    this.line();
    this.write("}");
    this.line();
    if (this.level === 0 && next) this.text += "\n";
  }

  comment(token) {
    const own = /(^|\n)[ \t]*$/.test(this.document.slice(0, token.start));
    if (own) this.line();
    else this.text = `${this.text.trimEnd()} `;
    this.write(token.text);
    this.line();
    if (!own && this.level === 0 && this.previous?.text === "}") this.text += "\n";
  }

  within(token) {
    const gap = this.gap(token);
    if ("([{".includes(token.text)) this.inside += 1;
    if (")]}".includes(token.text)) this.inside -= 1;
    this.write(gap + token.text);
  }

  /** Whether a new field or spread begins here: not an alias's field, a fragment's name, or a type after `... on`. */
  startsField({ kind, text }) {
    if (this.level === 0 || (kind !== "name" && text !== "...")) return false;
    const before = this.previous?.text;
    return before !== ":" && before !== "..." && !(before === "on" && this.earlier?.text === "...");
  }

  gap({ text }) {
    if (!this.text || this.text.endsWith("\n") || / $/.test(this.text)) return "";
    const before = this.previous?.text;
    if (this.inside) return this.gapInside(text, before);
    if (text === "(" || text === ":") return "";
    return before === "..." && text !== "on" && text !== "{" && !text.startsWith("@") ? "" : " ";
  }

  gapInside(text, before) {
    if (CLOSED_BEFORE.has(text) || OPEN_AFTER.has(before)) return "";
    if (before === "{" || text === "}" || before === ":" || text === "=" || before === "=" || text.startsWith("@")) return " ";
    return ", ";
  }

  write(text) {
    if (!this.text || this.text.endsWith("\n")) this.text += "  ".repeat(this.level);
    this.text += text;
  }

  line() {
    if (this.text && !this.text.endsWith("\n")) this.text = `${this.text.trimEnd()}\n`;
  }
}
