// The last questions, to be asked again. They stay in this browser; tokens are not among them.
import { button, element } from "./elements.js";
import * as kept from "./kept.js";
import { operations } from "./lexer.js";

export class History {
  constructor(place, show) {
    Object.assign(this, { place, show });
    this.draw();
  }

  add(query, variables) {
    kept.keepAsked(query, variables);
    this.draw();
  }

  draw() {
    const rows = kept.asked().map((one) => this.row(one));
    const forget = button("Forget all", () => this.forget(), { className: "link" });
    const empty = element("p", "What you ask is kept here, in this browser.");
    this.place.replaceChildren(...(rows.length ? [element("ol", rows), element("p", forget)] : [empty]));
  }

  forget() {
    kept.forget();
    this.draw();
  }

  row({ query, variables, when }) {
    const name = operations(query).map((one) => one.name).filter(Boolean).join(", ");
    const lines = query.split("\n").filter((line) => line.trim() && !line.startsWith("#")).join(" ").replace(/\s+/g, " ");
    const told = [name ? element("b", `${name} `) : null, element("code", lines.slice(0, 120))];
    const time = element("small", new Date(when).toLocaleString());
    return element("li", button([...told, time], () => this.show(query, variables), { className: "past", title: query }));
  }
}
