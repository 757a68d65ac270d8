// Apollo Client: its normalising cache, its pages, its errors, its hashed queries.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gql } from "@apollo/client";
import { apolloClient, codeOf, hashingClient } from "../clients/apollo.mjs";
import { ask, token, url, version, watched } from "../lib/api.mjs";
import { CHANGE, CLAIM, MALFORMED, QUOTES, SPEAKER } from "../lib/documents.mjs";

const client = (options) => apolloClient({ uri: url, ...options });
const cached = ({ cache }, key) => cache.extract()[key];

describe(`Apollo Client ${await version("@apollo/client")}`, () => {
  it("answers a query with variables", async () => {
    const { data } = await client().query({ query: CLAIM, variables: { id: "claim-1" } });
    const { claim } = await ask(`{ claim(id: "claim-1") { text kind about { edtf } evidence { totalCount } } }`);
    const { text, kind, about, evidence } = data.claim;
    assert.deepEqual({ text, kind, edtf: about.edtf, count: evidence.totalCount },
      { text: claim.text, kind: claim.kind, edtf: claim.about.edtf, count: claim.evidence.totalCount });
  });

  it("joins the pages of a connection with relayStylePagination", async () => {
    const apollo = client();
    const asked = { query: QUOTES, variables: { first: 4, order: "SAID_DESC" } };
    const pages = apollo.watchQuery(asked);
    const shown = pages.subscribe(() => {});
    const { data } = await pages.refetch();
    await pages.fetchMore({ variables: { after: data.quotes.pageInfo.endCursor } });
    const { quotes } = await ask("{ quotes(first: 8, order: SAID_DESC) { nodes { id } } }");
    const ids = apollo.readQuery(asked).quotes.edges.map(({ node }) => node.id);
    assert.deepEqual(ids, quotes.nodes.map(({ id }) => id));
    shown.unsubscribe();
  });

  it("keeps records by their ids", async () => {
    const apollo = client();
    const { data } = await apollo.query({ query: QUOTES, variables: { first: 1 } });
    const { id, text, speaker } = data.quotes.edges[0].node;
    assert.equal(cached(apollo, `Quote:${id}`).text, text);
    assert.deepEqual(cached(apollo, `Quote:${id}`).speaker, { __ref: `Speaker:${speaker.id}` });
  });

  it("does not mix what is known now with what was known on a day", async () => {
    const apollo = client();
    const asOf = { valid: "2024-03-14" };
    const now = await apollo.query({ query: CLAIM, variables: { id: "claim-1" } });
    const then = await apollo.query({ query: CLAIM, variables: { id: "claim-1", asOf } });
    assert.equal(then.data.claim.id, "claim-1@2024-03-14");
    const again = apollo.readQuery({ query: CLAIM, variables: { id: "claim-1" } });
    assert.deepEqual(again.claim, now.data.claim);
    assert.notEqual(then.data.claim.evidence.totalCount, now.data.claim.evidence.totalCount);
  });

  it("finds a record of the cache through an interface", async () => {
    const apollo = client();
    const fragment = `... on Node { id } ... on Claim { text }`;
    const { data } = await apollo.query({ query: gql`query Any { node(id: "claim-1") { __typename ${fragment} } }` });
    assert.equal(data.node.__typename, "Claim");
    assert.equal(cached(apollo, "Claim:claim-1").text, data.node.text);
  });

  it("writes with the token, and the cache is what was answered", async () => {
    const apollo = client({ token });
    await apollo.query({ query: SPEAKER, variables: { id: "speaker-1" } });
    const description = "as Apollo's cache has it";
    const variables = { input: { speakerId: "speaker-1", description } };
    const { data } = await apollo.mutate({ mutation: CHANGE, variables });
    assert.match(data.changeSpeaker.revision.id, /^revision-\d+$/);
    const read = apollo.readQuery({ query: SPEAKER, variables: { id: "speaker-1" } });
    assert.equal(read.speaker.description, description);
  });

  it("surfaces the code of an error", async () => {
    await assert.rejects(client().query({ query: MALFORMED }), (error) => codeOf(error) === "BAD_USER_INPUT");
  });

  it("surfaces that writing needs a token", async () => {
    const variables = { input: { speakerId: "speaker-1", description: "nobody's" } };
    const writing = client().mutate({ mutation: CHANGE, variables });
    await assert.rejects(writing, (error) => codeOf(error) === "UNAUTHENTICATED");
  });

  it("sends the text where the server does not know the hash", async () => {
    const { requests, fetch } = watched();
    const { data } = await hashingClient({ uri: url, fetch }).query({ query: CLAIM, variables: { id: "claim-1" } });
    assert.equal(data.claim.id, "claim-1");
    const [hashed, whole] = requests;
    assert.equal(hashed.body.query, undefined);
    assert.deepEqual(hashed.answer.errors.map(({ message, extensions }) => [message, extensions.code]),
      [["PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND"]]);
    assert.equal(whole.body.extensions.persistedQuery.sha256Hash, hashed.body.extensions.persistedQuery.sha256Hash);
    assert.match(whole.body.query, /query ClaimPage/);
  });
});
