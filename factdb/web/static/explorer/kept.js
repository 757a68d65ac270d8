// What is kept: the question in the address, the token while the tab is open, the history and the fold for longer.

const HISTORY = "factdb.history";
const ASIDE = "factdb.aside";
const LONGEST = 30; // questions in the history

export function remember(query, variables) {
  const hash = new URLSearchParams(variables.trim() ? { query, variables } : { query });
  history.replaceState(null, "", `#${hash}`);
}

export function recalled() {
  const hash = new URLSearchParams(location.hash.slice(1));
  return { query: hash.get("query"), values: hash.get("variables") ?? "" };
}

export const token = () => sessionStorage.getItem("token") ?? "";
export const keepToken = (value) => sessionStorage.setItem("token", value);

export const aside = () => localStorage.getItem(ASIDE) !== "folded";
export const keepAside = (shown) => localStorage.setItem(ASIDE, shown ? "shown" : "folded");

/** The last questions, newest first: `{ query, variables, when }`. */
export function asked() {
  try {
    return JSON.parse(localStorage.getItem(HISTORY)) ?? [];
  } catch {
    return [];
  }
}

export function keepAsked(query, variables) {
  const others = asked().filter((one) => one.query !== query || one.variables !== variables);
  const all = [{ query, variables, when: Date.now() }, ...others].slice(0, LONGEST);
  try {
    localStorage.setItem(HISTORY, JSON.stringify(all));
  } catch {
    forget(); // the store is full: an article was pasted into the variables
  }
}

export const forget = () => localStorage.removeItem(HISTORY);
