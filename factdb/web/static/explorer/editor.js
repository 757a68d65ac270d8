// The query's text field: painted, numbered, and with the keys that an editor has.
import { element } from "./elements.js";
import { tokens } from "./lexer.js";

const INDENT = "  ";
const PAIRS = { "{": "}", "(": ")", "[": "]" };

export class Editor {
  onchange = () => {};
  onmove = () => {};
  onkey = () => false; // whether a key was taken before the editor's own
  leaving = false; // after Escape the next Tab moves on: a field of text must not trap the keyboard

  constructor(place) {
    this.field = place.querySelector("textarea");
    [this.numbers, this.paint] = [place.querySelector(".numbers"), place.querySelector(".paint")];
    this.field.addEventListener("input", () => this.changed());
    this.field.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("selectionchange", () => document.activeElement === this.field && this.onmove());
  }

  get value() {
    return this.field.value;
  }

  set value(text) {
    if (text !== this.field.value) this.field.value = text;
    this.draw();
  }

  get cursor() {
    return this.field.selectionEnd;
  }

  changed() {
    this.draw();
    this.onchange();
  }

  draw() {
    const lines = this.value.split("\n").length;
    this.numbers.textContent = Array.from({ length: lines }, (_, line) => line + 1).join("\n");
    this.paint.replaceChildren(...painted(this.value), "\n");
  }

  /** Put text in place of the selection, or of a part; it can be undone, as typing can. */
  insert(text, from = this.field.selectionStart, to = this.field.selectionEnd) {
    this.field.focus();
    this.field.setSelectionRange(from, to);
    const done = document.execCommand(text ? "insertText" : "delete", false, text);
    if (done || (from === to && !text)) return;
    this.field.setRangeText(text, from, to, "end");
    this.changed();
  }

  replace(text) {
    if (text !== this.value) this.insert(text, 0, this.value.length);
    this.goTo(1, 1);
    this.field.closest(".editor").scrollTo(0, 0);
  }

  /** Put the cursor at a line and column, both from 1. */
  goTo(line, column) {
    const place = this.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0) + column - 1;
    this.field.focus();
    this.field.setSelectionRange(place, place);
  }

  /** Where a place of the text is on the screen: the corner below its first letter. */
  cornerOf(place) {
    const before = this.value.slice(0, place).split("\n");
    const box = this.field.getBoundingClientRect();
    const style = getComputedStyle(this.field);
    const [letter, line] = [this.letterWidth(style), parseFloat(style.lineHeight)];
    const [left, top] = [parseFloat(style.paddingLeft), parseFloat(style.paddingTop)];
    return { x: box.left + left + before.at(-1).length * letter, y: box.top + top + before.length * line };
  }

  letterWidth(style) {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = style.font;
    return pen.measureText("0").width;
  }

  // --- keys

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || this.onkey(event)) return;
    const left = this.leaving;
    this.leaving = event.key === "Escape";
    const keys = { Tab: () => !left && this.indent(event.shiftKey), Enter: () => this.breakLine() };
    if ((keys[event.key] ?? (() => this.pair(event.key)))()) event.preventDefault();
  }

  indent(back) {
    const { selectionStart: start, selectionEnd: end } = this.field;
    if (!back && start === end) {
      this.insert(INDENT);
      return true;
    }
    const from = this.value.lastIndexOf("\n", start - 1) + 1;
    const lines = this.value.slice(from, end).split("\n");
    const moved = lines.map((line) => (back ? line.replace(/^ {1,2}/, "") : INDENT + line)).join("\n");
    this.insert(moved, from, end);
    if (start !== end) this.field.setSelectionRange(from, from + moved.length);
    return true;
  }

  breakLine() {
    const { selectionStart: start, selectionEnd: end } = this.field;
    const margin = /[^\n]*$/.exec(this.value.slice(0, start))[0].match(/^ */)[0];
    const opened = PAIRS[this.value[start - 1]];
    const split = opened !== undefined && this.value[end] === opened;
    this.insert(`\n${margin}${opened ? INDENT : ""}${split ? `\n${margin}` : ""}`);
    if (split) this.field.setSelectionRange(this.cursor - margin.length - 1, this.cursor - margin.length - 1);
    return true;
  }

  /** Close what is opened, and step over what is closed already. */
  pair(key) {
    const { selectionStart: start, selectionEnd: end } = this.field;
    const next = this.value[end] ?? "\n";
    if (PAIRS[key] && start === end && /[\s})\]]/.test(next)) {
      this.insert(key + PAIRS[key]);
      this.field.setSelectionRange(start + 1, start + 1);
      return true;
    }
    if (Object.values(PAIRS).includes(key) && start === end && next === key) {
      this.field.setSelectionRange(end + 1, end + 1);
      return true;
    }
    return false;
  }
}

function painted(text) {
  const parts = [];
  let reached = 0;
  for (const { kind, text: word, start, end } of tokens(text)) {
    parts.push(text.slice(reached, start), kind === "mark" ? word : element("span", word, { className: kind }));
    reached = end;
  }
  return [...parts, text.slice(reached)];
}
