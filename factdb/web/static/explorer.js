// The page at /graphql: what belongs to what. Each part is a module of its own beside.
import { Answer } from "./explorer/answer.js";
import { ask, introspected } from "./explorer/asking.js";
import { Docs } from "./explorer/docs.js";
import { Editor } from "./explorer/editor.js";
import { byId } from "./explorer/elements.js";
import { History } from "./explorer/history.js";
import * as kept from "./explorer/kept.js";
import { operationAt, operations } from "./explorer/lexer.js";
import { Schema } from "./explorer/schema.js";
import { Suggestions } from "./explorer/suggestions.js";
import { tabs } from "./explorer/tabs.js";
import { tidied } from "./explorer/tidy.js";

const EXAMPLE = `# Ctrl+Enter runs the operation.
# All that can be asked is in the schema beside.
{
  quotes(first: 5) {
    nodes {
      id
      text
      said { edtf }
      speaker { name }
      sources(first: 1) {
        nodes { title publisher { name } }
      }
    }
  }
}
`;

const [run, operation, which, variables, token, cost, aside] =
  ["run", "operation", "which", "variables", "token", "cost", "aside"].map(byId);
const editor = new Editor(byId("editor"));
const answer = new Answer(editor);
const docs = new Docs(byId("docs"), byId("search"));
const history = new History(byId("history"), show);
const suggestions = new Suggestions(editor, byId("suggestions"));
let schema;

// --- asking

function given() {
  variables.classList.remove("invalid");
  try {
    return variables.value.trim() ? JSON.parse(variables.value) : {};
  } catch (error) {
    variables.classList.add("invalid");
    throw new Error(`The variables are no JSON: ${error.message}`);
  }
}

async function execute() {
  if (run.disabled) return;
  run.disabled = true;
  answer.wait();
  try {
    const asked = { query: editor.value, variables: given(), operationName: which.hidden ? undefined : operation.value };
    if (cost.checked) asked.extensions = { cost: true };
    answer.show(await ask(asked, token.value.trim()));
    history.add(editor.value, variables.value);
  } catch (error) {
    answer.fail(error.message);
  } finally {
    run.disabled = false;
  }
}

async function load() {
  try {
    schema = new Schema(await introspected(token.value.trim()));
    suggestions.schema = schema;
    docs.show(schema);
  } catch (error) {
    docs.fail(error.message);
  }
}

// --- the document

/** Offer the operations where there are several: the one at the cursor, until another is picked. */
function offer() {
  const names = operations(editor.value).map(({ name }) => name).filter(Boolean);
  which.hidden = names.length < 2;
  if (which.hidden) return;
  operation.replaceChildren(...names.map((name) => new Option(name)));
  operation.value = operationAt(editor.value, editor.cursor) ?? names[0];
}

function changed() {
  offer();
  kept.remember(editor.value, variables.value);
}

function show(query, values) {
  editor.value = query;
  variables.value = values;
  changed();
}

function recall() {
  const { query, values } = kept.recalled();
  show(query || EXAMPLE, values);
}

function tidy() {
  editor.replace(tidied(editor.value));
  try {
    if (variables.value.trim()) variables.value = JSON.stringify(given(), null, 2);
  } catch {
    return; // the field is marked; what is no JSON is left alone
  }
  changed();
}

async function share(button) {
  await navigator.clipboard.writeText(location.href);
  button.textContent = "Copied";
  setTimeout(() => (button.textContent = "Copy link"), 1500);
}

function fold(shown) {
  aside.setAttribute("aria-expanded", shown);
  document.body.classList.toggle("folded", !shown);
  kept.keepAside(shown);
}

// --- what happens when

editor.onchange = changed;
editor.onmove = offer;
variables.addEventListener("input", changed);
run.addEventListener("click", execute);
byId("tidy").addEventListener("click", tidy);
byId("share").addEventListener("click", (event) => share(event.currentTarget));
byId("who").addEventListener("submit", (event) => event.preventDefault());
aside.addEventListener("click", () => fold(aside.getAttribute("aria-expanded") !== "true"));
token.addEventListener("input", () => kept.keepToken(token.value));
token.addEventListener("change", () => schema ?? load());
window.addEventListener("hashchange", recall);
document.addEventListener("keydown", (event) => {
  if (!event.ctrlKey && !event.metaKey) return;
  const action = event.key === "Enter" ? execute : event.shiftKey && event.key.toLowerCase() === "f" ? tidy : undefined;
  if (!action) return;
  event.preventDefault();
  suggestions.close();
  action();
});

tabs(document.querySelector("[role=tablist]"));
token.value = kept.token();
fold(kept.aside());
recall();
load();
