import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { relayStylePagination } from "@apollo/client/utilities";

// The arguments that tell one list from another. Those of the page (first, after, last, before) are left out.
const list = () => relayStylePagination(["where", "order", "asOf"]);

export function cache() {
  return new InMemoryCache({
    // What stands behind the interface, for fragments on it: the types that you ask for.
    possibleTypes: {
      Node: ["Claim", "Quote", "Speaker", "Source", "Publisher", "Topic", "Evidence", "Assessment"],
    },
    typePolicies: {
      Query: { fields: { claims: list(), quotes: list(), sources: list(), speakers: list() } },
      Claim: { fields: { quotes: list(), evidence: list() } },
      Speaker: { fields: { quotes: list(), claims: list() } },
    },
  });
}

export function apolloClient({ uri, token, fetch = globalThis.fetch }) {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  return new ApolloClient({ cache: cache(), link: new HttpLink({ uri, headers, fetch }) });
}

// What sort of error it is; undefined where it is none of the API.
export function codeOf(error) {
  return CombinedGraphQLErrors.is(error) ? error.errors[0].extensions?.code : undefined;
}

// Sends the hash of a query in place of its text where the server knows it, and both where it does not.
export function hashingClient({ uri, fetch = globalThis.fetch }) {
  const link = ApolloLink.from([new PersistedQueryLink({ sha256 }), new HttpLink({ uri, fetch })]);
  return new ApolloClient({ cache: cache(), link });
}

async function sha256(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
