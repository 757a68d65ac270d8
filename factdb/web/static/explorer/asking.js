// Requests to the API, which is at this page's own address.

/** Send a request; tell the answer and what it took. Raises Error in words where none came. */
export async function ask(body, token = "") {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  const start = performance.now();
  try {
    const response = await fetch(location.pathname, { method: "POST", headers, body: JSON.stringify(body) });
    const text = await response.text();
    return { result: JSON.parse(text), status: response.status, bytes: new Blob([text]).size, took: performance.now() - start };
  } catch {
    throw new Error("The server gave no answer that can be read. Is it still running?");
  }
}

const NESTED = "kind name ofType { ".repeat(4) + "kind name" + " }".repeat(4);
const VALUE = `name description defaultValue isDeprecated deprecationReason type { ${NESTED} }`;
const ALL = "(includeDeprecated: true)";
const INTROSPECTION = `{ __schema { queryType { name } mutationType { name } subscriptionType { name }
  directives { name description locations args { ${VALUE} } }
  types {
    kind name description
    fields${ALL} { name description isDeprecated deprecationReason args${ALL} { ${VALUE} } type { ${NESTED} } }
    inputFields${ALL} { ${VALUE} }
    enumValues${ALL} { name description isDeprecated deprecationReason }
    interfaces { name } possibleTypes { name }
  }
} }`;

/** What the API tells of its schema. Raises Error where it tells nothing. */
export async function introspected(token) {
  const { result } = await ask({ query: INTROSPECTION }, token);
  if (!result.data) throw new Error(result.errors?.[0]?.message ?? "no answer");
  return result.data.__schema;
}
