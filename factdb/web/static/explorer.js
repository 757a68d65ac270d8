"use strict";

const byId = (id) => document.getElementById(id);
const [query, variables, token, run, statusLine, answer, search, docs] =
  ["query", "variables", "token", "run", "status", "answer", "search", "docs"].map(byId);

const EXAMPLE = `# Ctrl+Enter runs the operation. On the right is everything that can be asked.
{
  quotes(first: 5) {
    nodes {
      id
      text
      said { edtf }
      speaker { name }
      sources(first: 1) { nodes { title publisher { name } } }
    }
  }
}
`;

// --- asking

async function ask(body, bearer = "") {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  if (bearer) headers.Authorization = `Bearer ${bearer}`;
  const response = await fetch(location.pathname, { method: "POST", headers, body: JSON.stringify(body) });
  return response.json();
}

/** The operation at the cursor, where the document has several that are named. */
function operationName() {
  const found = [...query.value.matchAll(/^\s*(?:query|mutation)\s+(\w+)/gm)];
  if (found.length < 2) return undefined;
  return (found.filter((match) => match.index <= query.selectionStart).pop() ?? found[0])[1];
}

function readVariables() {
  variables.classList.remove("invalid");
  if (!variables.value.trim()) return {};
  try {
    return JSON.parse(variables.value);
  } catch (error) {
    variables.classList.add("invalid");
    throw new Error(`The variables are no JSON: ${error.message}`);
  }
}

async function execute() {
  run.disabled = true;
  const start = performance.now();
  try {
    const asked = { query: query.value, variables: readVariables(), operationName: operationName() };
    const result = await ask(asked, token.value.trim());
    const problems = (result.errors ?? []).map((error) => error.message);
    tell(problems.join("\n") || `Answered in ${Math.round(performance.now() - start)} ms.`, problems.length > 0);
    show(JSON.stringify(result, null, 2));
  } catch (error) {
    const unreachable = error instanceof TypeError || error instanceof SyntaxError;
    tell(unreachable ? "The server gave no answer. Is it still running?" : error.message, true);
  } finally {
    run.disabled = false;
  }
}

function tell(message, wrong) {
  statusLine.textContent = message;
  statusLine.classList.toggle("wrong", wrong);
}

// --- showing the answer

const TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*)|\b(true|false|null)\b/g;
const TOO_LONG_TO_COLOUR = 300000;

function show(json) {
  answer.replaceChildren();
  if (json.length > TOO_LONG_TO_COLOUR) {
    answer.textContent = json;
    return;
  }
  let reached = 0;
  for (const match of json.matchAll(TOKENS)) {
    const [, string, colon, number] = match;
    const kind = string ? (colon ? "key" : "text") : number ? "number" : "word";
    answer.append(json.slice(reached, match.index), element("span", string ?? match[0], kind));
    reached = match.index + (string ?? match[0]).length;
  }
  answer.append(json.slice(reached));
}

function element(name, content, className) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...[content].flat());
  return made;
}

// --- the schema

const NESTED = "kind name ofType { ".repeat(4) + "kind name" + " }".repeat(4);
const VALUE = `name description defaultValue type { ${NESTED} }`;
const INTROSPECTION = `{ __schema { queryType { name } mutationType { name } types {
  kind name description
  fields { name description args { ${VALUE} } type { ${NESTED} } }
  inputFields { ${VALUE} }
  enumValues { name description }
  possibleTypes { name }
} } }`;

let types = new Map();
let roots = [];
const way = [];

async function loadSchema() {
  const result = await ask({ query: INTROSPECTION });
  if (!result.data) throw new Error(result.errors?.[0]?.message);
  const schema = result.data.__schema;
  types = new Map(schema.types.filter(({ name }) => !name.startsWith("__")).map((type) => [type.name, type]));
  roots = [schema.queryType, schema.mutationType].filter(Boolean).map(({ name }) => name);
  open(roots[0]);
}

function link(text, name) {
  const made = element("button", text);
  made.addEventListener("click", () => open(name));
  return made;
}

function shownType(type) {
  if (type.kind === "NON_NULL") return [...shownType(type.ofType), "!"];
  if (type.kind === "LIST") return ["[", ...shownType(type.ofType), "]"];
  return [link(type.name, type.name)];
}

function shownValue(value) {
  const preset = value.defaultValue ? [` = ${value.defaultValue}`] : [];
  return [`${value.name}: `, ...shownType(value.type), ...preset];
}

function shownField(field) {
  const list = field.args.flatMap((argument, place) => [place ? ", " : "", ...shownValue(argument)]);
  return [`${field.name}`, ...(list.length ? ["(", ...list, ")"] : []), ": ", ...shownType(field.type)];
}

function entries(type) {
  return [
    ...(type.fields ?? []).map((field) => [shownField(field), field.description]),
    ...(type.inputFields ?? []).map((field) => [shownValue(field), field.description]),
    ...(type.enumValues ?? []).map((value) => [[value.name], value.description]),
    ...(type.fields ? [] : type.possibleTypes ?? []).map(({ name }) => [[link(name, name)], types.get(name).description]),
  ];
}

function open(name) {
  if (way.at(-1) !== name) way.push(name);
  search.value = "";
  const type = types.get(name);
  const back = element("button", "← back");
  back.hidden = way.length < 2;
  back.addEventListener("click", () => {
    way.pop();
    open(way.at(-1));
  });
  const starts = roots.flatMap((root) => [" ", link(root, root)]);
  const list = element("dl", entries(type).flatMap(([term, text]) => described(term, text)));
  docs.replaceChildren(element("nav", [back, ...starts]), element("h2", name), element("p", type.description ?? ""), list);
}

function described(term, text) {
  return [element("dt", element("code", term)), element("dd", text ?? "")];
}

function find() {
  const wanted = search.value.trim().toLowerCase();
  if (!wanted) {
    open(way.at(-1));
    return;
  }
  const found = [];
  for (const type of types.values()) {
    if (type.name.toLowerCase().includes(wanted)) found.push([[link(type.name, type.name)], type.description]);
    for (const field of [...(type.fields ?? []), ...(type.inputFields ?? []), ...(type.enumValues ?? [])])
      if (field.name.toLowerCase().includes(wanted))
        found.push([[link(type.name, type.name), `.${field.name}`], field.description]);
  }
  const list = element("dl", found.slice(0, 100).flatMap(([term, text]) => described(term, text)));
  docs.replaceChildren(element("p", found.length ? `${found.length} found.` : "Nothing is called so."), list);
}

// --- what is kept: the query in the address, the token in this tab

function remember() {
  const kept = new URLSearchParams({ query: query.value, variables: variables.value });
  history.replaceState(null, "", `#${kept}`);
}

function recall() {
  const kept = new URLSearchParams(location.hash.slice(1));
  query.value = kept.get("query") || EXAMPLE;
  variables.value = kept.get("variables") ?? "";
}

function indent(event) {
  if (event.key !== "Tab" || event.shiftKey || event.ctrlKey || event.altKey) return;
  event.preventDefault();
  query.setRangeText("  ", query.selectionStart, query.selectionEnd, "end");
  remember();
}

recall();
token.value = sessionStorage.getItem("token") ?? "";
token.addEventListener("input", () => sessionStorage.setItem("token", token.value));
query.addEventListener("input", remember);
query.addEventListener("keydown", indent);
variables.addEventListener("input", remember);
window.addEventListener("hashchange", recall);
run.addEventListener("click", execute);
search.addEventListener("input", find);
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    execute();
  }
});
loadSchema().catch((error) => docs.replaceChildren(element("p", `The schema cannot be read: ${error.message}`)));
