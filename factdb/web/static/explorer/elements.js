export const byId = (id) => document.getElementById(id);

/** An element with what stands in it: text and other elements, nested as they come. */
export function element(name, content = [], properties = {}) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...[content].flat(Infinity).filter((part) => part !== null && part !== undefined));
  return made;
}

export const button = (content, action, properties = {}) =>
  element("button", content, { type: "button", onclick: action, ...properties });

/** A description, its `code` set as such. */
export const prose = (text) =>
  (text ?? "").split(/`([^`]+)`/).map((part, place) => (place % 2 ? element("code", part) : part));
