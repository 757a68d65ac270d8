// Relay: its compiler against the schema, its runtime against the API.
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { before, describe, it } from "node:test";
import relay from "relay-runtime";
import { relayEnvironment } from "../clients/relay-environment.mjs";
import { ask, path, token, url, version } from "../lib/api.mjs";
import { artifact, compile } from "../lib/relay.mjs";

const { createOperationDescriptor, fetchQuery, getRequest, getSelector } = relay;
const environment = (options) => relayEnvironment({ url, ...options });
const fetched = (relayed, name, variables) => fetchQuery(relayed, artifact(name), variables).toPromise();

/** What a fragment's component would be given. */
const data = (relayed, name, reference) => relayed.lookup(getSelector(artifact(name), reference)).data;

const FRAGMENTS = ["ClaimEvidence_claim", "Origin_source", "Quotes_query", "Record_node", "SpeakerHead_speaker", "SpeakerQuotes_speaker"];
const REFETCHED = ["ClaimEvidencePagination", "QuotesPagination", "RecordRefetch", "SpeakerHeadRefetch", "SpeakerQuotesPagination"];

describe(`Relay ${await version("relay-compiler")}`, () => {
  before(compile);

  it("compiles fragments, and makes a query of each @refetchable", async () => {
    const made = await readdir(path("made/relay"));
    for (const name of [...FRAGMENTS, ...REFETCHED.map((query) => `${query}Query`)])
      assert.ok(made.includes(`${name}.graphql.js`), name);
  });

  it("refetches records through node(id:), lists of the root through the root", () => {
    assert.match(artifact("SpeakerQuotesPaginationQuery").params.text, /node\(id: \$id\)/);
    assert.match(artifact("QuotesPaginationQuery").params.text, /\n {2}quotes\(/);
  });

  it("compiles what is asked of an interface", () => {
    assert.match(artifact("RecordRefetchQuery").params.text, /\.\.\. on Versioned \{\s+__isVersioned: __typename/);
  });

  it("fetches a query with its fragments", async () => {
    const relayed = environment();
    const { claim } = await fetched(relayed, "ClaimPageQuery", { id: "claim-1" });
    const plain = await ask(`{ claim(id: "claim-1") { text evidence(first: 2) { nodes { id source { publisher { name } } } } } }`);
    assert.equal(claim.text, plain.claim.text);
    const { evidence } = data(relayed, "ClaimEvidence_claim", claim);
    const origins = evidence.edges.map(({ node }) => data(relayed, "Origin_source", node.source));
    assert.deepEqual(origins.map(({ publisher }) => publisher.name),
      plain.claim.evidence.nodes.map(({ source }) => source.publisher.name));
  });

  it("refetches a fragment", async () => {
    const relayed = environment();
    const { node } = await fetched(relayed, "SpeakerPageQuery", { id: "speaker-4", withRoles: false });
    assert.equal(data(relayed, "SpeakerHead_speaker", node.head).roles, undefined);
    const again = await fetched(relayed, "SpeakerHeadRefetchQuery", { id: "speaker-4", withRoles: true });
    const { roles } = data(relayed, "SpeakerHead_speaker", again.node);
    assert.deepEqual(roles, (await ask(`{ speaker(id: "speaker-4") { roles { title organization } } }`)).speaker.roles);
  });

  it("joins the pages of a connection of a record", async () => {
    const relayed = environment();
    const { node } = await fetched(relayed, "SpeakerPageQuery", { id: "speaker-4", withRoles: false });
    const first = data(relayed, "SpeakerQuotes_speaker", node.quotes);
    await nextPage(relayed, "SpeakerQuotesPaginationQuery", { id: "speaker-4", count: 3 }, node.quotes, "SpeakerQuotes_speaker");
    const both = data(relayed, "SpeakerQuotes_speaker", node.quotes);
    const { speaker } = await ask(`{ speaker(id: "speaker-4") { quotes(first: 6, order: SAID_DESC) { nodes { text } } } }`);
    assert.deepEqual([first.quotes.edges.length, both.quotes.edges.length], [3, 6]);
    assert.deepEqual(both.quotes.edges.map(({ node: { text } }) => text), speaker.quotes.nodes.map(({ text }) => text));
  });

  it("joins the pages of a connection of the root", async () => {
    const relayed = environment();
    const where = { language: "de" };
    const root = await fetched(relayed, "QuotesQuery", { where });
    await nextPage(relayed, "QuotesPaginationQuery", { count: 4, where }, root, "Quotes_query");
    const { edges } = data(relayed, "Quotes_query", root).quotes;
    const { quotes } = await ask(`{ quotes(first: 8, order: SAID_DESC, where: { language: "de" }) { nodes { id } } }`);
    assert.deepEqual(edges.map(({ node }) => node.id), quotes.nodes.map(({ id }) => id));
  });

  it("keeps records as of a day apart", async () => {
    const relayed = environment();
    const now = await fetched(relayed, "ClaimPageQuery", { id: "claim-1" });
    const then = await fetched(relayed, "ClaimPageQuery", { id: "claim-1", asOf: { valid: "2024-03-14" } });
    const count = (answer) => data(relayed, "ClaimEvidence_claim", answer.claim).evidence.totalCount;
    assert.notEqual(count(now), count(then));
    const record = await fetched(relayed, "RecordRefetchQuery", { id: "claim-1@2024-03-14" });
    assert.equal(data(relayed, "Record_node", record.node).id, "claim-1@2024-03-14");
  });

  it("writes with the token, and the store is what was answered", async () => {
    const relayed = environment({ token });
    const { node } = await fetched(relayed, "SpeakerPageQuery", { id: "speaker-5", withRoles: false });
    await changed(relayed, { speakerId: "speaker-5", description: "as Relay's store has it" });
    assert.equal(data(relayed, "SpeakerHead_speaker", node.head).description, "as Relay's store has it");
  });

  it("surfaces the codes of errors", async () => {
    const [, [error]] = await changed(environment({ token }), { speakerId: "speaker-9999", description: "nobody's" });
    assert.equal(error.extensions.code, "NOT_FOUND");
    const anonymous = changed(environment(), { speakerId: "speaker-5", description: "nobody's" });
    await assert.rejects(anonymous, ({ source }) => source.errors[0].extensions.code === "UNAUTHENTICATED");
  });
});

/** What commitMutation completes with: the answer, and its errors. */
function changed(relayed, input) {
  const mutation = artifact("SpeakerPageMutation");
  return new Promise((resolve, onError) => {
    const onCompleted = (...completed) => resolve(completed);
    relay.commitMutation(relayed, { mutation, variables: { input }, onCompleted, onError });
  });
}

/** What usePaginationFragment's loadNext does: the page after the store's last, by the query that was made for it. */
async function nextPage(relayed, query, variables, reference, fragment) {
  const { pageInfo } = data(relayed, fragment, reference).quotes;
  assert.equal(pageInfo.hasNextPage, true);
  const operation = createOperationDescriptor(getRequest(artifact(query)), { ...variables, cursor: pageInfo.endCursor });
  await fetchQuery(relayed, operation.request.node, operation.request.variables).toPromise();
}
