// What the API answered: its JSON in colours, what it took, and its errors with their places in the query.
import { button, byId, element, prose } from "./elements.js";

const TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*)|\b(true|false|null)\b/g;
const TOO_LONG_TO_COLOUR = 300_000; // characters
const round = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

export class Answer {
  constructor(editor) {
    this.editor = editor;
    [this.status, this.facts, this.pre, this.copy] = ["status", "facts", "answer", "copy"].map(byId);
    this.copy.addEventListener("click", () => navigator.clipboard.writeText(this.pre.textContent));
    this.status.append("Nothing asked yet.");
  }

  wait() {
    this.facts.textContent = "…";
  }

  fail(message) {
    this.facts.textContent = "";
    this.status.replaceChildren(element("p", message, { className: "wrong" }));
  }

  show({ result, status, bytes, took }) {
    const cost = result.extensions?.cost;
    const told = cost ? [`cost ${round.format(cost.requested)} of ${round.format(cost.limit)}`] : [];
    const facts = [`${round.format(took)} ms`, size(bytes), ...(status === 200 ? [] : [`HTTP ${status}`]), ...told];
    this.facts.textContent = facts.join(" · ");
    this.status.replaceChildren(...(result.errors ?? []).map((error) => this.error(error)));
    this.pre.replaceChildren(...coloured(JSON.stringify(result, null, 2)));
    this.pre.scrollTop = 0;
    this.copy.hidden = false;
  }

  error({ message, locations, path, extensions }) {
    const places = (locations ?? []).map(({ line, column }) =>
      [" ", button(`line ${line}, column ${column}`, () => this.editor.goTo(line, column), { className: "link" })]);
    const where = path?.length ? [" at ", element("code", path.join("."))] : [];
    const code = extensions?.code ? [" ", element("small", extensions.code)] : [];
    return element("p", [prose(message), where, places, code], { className: "wrong" });
  }
}

const size = (bytes) => (bytes < 1000 ? `${bytes} B` : `${round.format(bytes / 1000)} kB`);

function coloured(json) {
  if (json.length > TOO_LONG_TO_COLOUR) return [json];
  const parts = [];
  let reached = 0;
  for (const match of json.matchAll(TOKENS)) {
    const [, string, colon, number] = match;
    const className = string ? (colon ? "key" : "text") : number ? "number" : "word";
    parts.push(json.slice(reached, match.index), element("span", string ?? match[0], { className }));
    reached = match.index + (string ?? match[0]).length;
  }
  return [...parts, json.slice(reached)];
}
