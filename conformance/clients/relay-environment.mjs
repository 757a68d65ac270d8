import relay from "relay-runtime";

export function relayEnvironment({ url, token }) {
  const headers = { "Content-Type": "application/json", Accept: "application/graphql-response+json, application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  const network = relay.Network.create(async ({ text, name }, variables) => {
    const body = JSON.stringify({ query: text, operationName: name, variables });
    const response = await fetch(url, { method: "POST", headers, body });
    return response.json();
  });
  return new relay.Environment({ network, store: new relay.Store(new relay.RecordSource()) });
}
