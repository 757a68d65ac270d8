// The list of what can be written at the cursor.
import { completions } from "./completion.js";
import { element } from "./elements.js";

const MOST = 100;

export class Suggestions {
  schema;
  items = [];
  chosen = 0;

  constructor(editor, list) {
    Object.assign(this, { editor, list });
    editor.onkey = (event) => this.key(event);
    editor.field.addEventListener("input", (event) => this.typed(event));
    editor.field.addEventListener("keydown", (event) => {
      if (event.key !== " " || !event.ctrlKey) return;
      event.preventDefault();
      this.open();
    });
    editor.field.addEventListener("blur", () => this.close());
    editor.field.addEventListener("click", () => this.close());
    editor.field.closest(".editor").addEventListener("scroll", () => this.shown && this.place());
  }

  get shown() {
    return !this.list.hidden;
  }

  /** While a word is written the list follows; when one is deleted it follows where it is open already. */
  typed({ inputType, data }) {
    const word = inputType === "insertText" && /^[\w$@]$/.test(data ?? "");
    if (word || (this.shown && inputType?.startsWith("delete"))) this.open();
    else this.close();
  }

  open() {
    if (!this.schema) return;
    const { from, items } = completions(this.editor.value, this.editor.cursor, this.schema);
    const whole = this.editor.value.slice(from, this.editor.cursor);
    if (!items.length || (items.length === 1 && items[0].name === whole)) {
      this.close();
      return;
    }
    Object.assign(this, { from, items: items.slice(0, MOST), chosen: 0 });
    this.draw();
  }

  close() {
    this.list.hidden = true;
    this.editor.field.removeAttribute("aria-activedescendant");
  }

  draw() {
    this.list.replaceChildren(...this.items.map((item, place) => this.row(item, place)));
    this.list.hidden = false;
    this.place();
    this.choose(0);
  }

  /** Below the word, or above it where there is no room. */
  place() {
    const { x, y } = this.editor.cornerOf(this.from);
    const [width, height] = [this.list.offsetWidth, this.list.offsetHeight];
    const below = y + height < window.innerHeight;
    this.list.style.left = `${Math.max(4, Math.min(x, window.innerWidth - width - 4))}px`;
    this.list.style.top = `${below ? y : Math.max(4, y - height - 22)}px`;
  }

  row({ name, type, text }, place) {
    const content = [element("b", name), element("span", type, { className: "type" }), element("small", text.split("\n")[0])];
    const row = element("li", content, { id: `suggestion-${place}`, role: "option" });
    row.addEventListener("mousedown", (event) => {
      event.preventDefault();
      this.chosen = place;
      this.accept();
    });
    return row;
  }

  choose(place) {
    this.list.children[this.chosen]?.removeAttribute("aria-selected");
    this.chosen = (place + this.items.length) % this.items.length;
    const row = this.list.children[this.chosen];
    row.setAttribute("aria-selected", "true");
    row.scrollIntoView({ block: "nearest" });
    this.editor.field.setAttribute("aria-activedescendant", row.id);
  }

  accept() {
    const { name, after } = this.items[this.chosen];
    this.close();
    this.editor.insert(name + after, this.from, this.editor.cursor);
    this.close();
  }

  /** Whether the list took the key. */
  key(event) {
    if (!this.shown) return false;
    const take = {
      ArrowDown: () => this.choose(this.chosen + 1),
      ArrowUp: () => this.choose(this.chosen - 1),
      Enter: () => this.accept(),
      Tab: () => this.accept(),
      Escape: () => this.close(),
    }[event.key];
    if (!take) return false;
    event.preventDefault();
    take();
    return true;
  }
}
