import { Client, cacheExchange, fetchExchange } from "@urql/core";
import { cacheExchange as graphcache } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";

const authorization = (token) => (token ? { headers: { authorization: `Bearer ${token}` } } : {});

// The document cache: an answer is kept by its query and variables, and dropped when a mutation touches its types.
export function urqlClient({ url, token, fetch = globalThis.fetch }) {
  return new Client({ url, fetch, fetchOptions: authorization(token), exchanges: [cacheExchange, fetchExchange] });
}

// The normalised cache. `schema` is the answer to an introspection query: { __schema: … }.
export function graphcacheClient({ url, token, schema, fetch = globalThis.fetch }) {
  const pages = relayPagination();
  const normalising = graphcache({
    schema,
    keys: keys(schema),
    resolvers: { Query: { claims: pages, quotes: pages, sources: pages, speakers: pages } },
  });
  return new Client({ url, fetch, fetchOptions: authorization(token), exchanges: [normalising, fetchExchange] });
}

// What has no id is part of what it stands in: dates, names, roles, payloads, connections.
function keys({ __schema: { types } }) {
  const parts = types.filter(({ kind, fields }) => kind === "OBJECT" && !fields.some(({ name }) => name === "id"));
  return Object.fromEntries(parts.map(({ name }) => [name, () => null]));
}
