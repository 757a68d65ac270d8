// GraphQL's tokens, as far as painting, completing and laying out need them. Broken documents have tokens too.

const TOKEN =
  /(#[^\n]*)|("""(?:\\"""|[^])*?(?:"""|$)|"(?:\\.|[^"\\\n])*"?)|(\$\w*)|(@\w*)|(-?\d[\w.+-]*)|([A-Za-z_]\w*)|(\.\.\.|[{}()[\]:=!|&])/g;
const KINDS = [, "comment", "text", "variable", "directive", "number", "name", "mark"];
const OPERATIONS = new Set(["query", "mutation", "subscription"]);

/** The tokens of a document: `{ kind, text, start, end }`. Commas and blanks are none. */
export function tokens(document) {
  return Array.from(document.matchAll(TOKEN), (match) => {
    const kind = KINDS.find((_, group) => group && match[group] !== undefined);
    return { kind, text: match[0], start: match.index, end: match.index + match[0].length };
  });
}

/** The operations of a document: `{ type, name, start, end }`; the name is undefined where there is none. */
export function operations(document) {
  const found = [];
  let depth = 0;
  let previous;
  for (const token of tokens(document).filter(({ kind }) => kind !== "comment")) {
    if (depth === 0 && token.kind === "name" && OPERATIONS.has(token.text) && previous !== "fragment" && previous !== "on")
      found.push({ type: token.text, start: token.start, end: document.length });
    else if (depth === 0 && OPERATIONS.has(previous) && token.kind === "name") found.at(-1).name = token.text;
    if ("{([".includes(token.text)) depth += 1;
    if ("})]".includes(token.text)) depth -= 1;
    if (depth === 0 && token.text === "}" && found.length) found.at(-1).end = Math.min(found.at(-1).end, token.end);
    previous = token.text;
  }
  return found;
}

/** The name of the operation at a place of the document. */
export function operationAt(document, place) {
  return operations(document).find(({ start, end, name }) => name && start <= place && place <= end)?.name;
}
