// urql with Graphcache: records kept by their ids, checked against the schema.
import assert from "node:assert/strict";
import { after, before, describe, it, mock } from "node:test";
import { buildSchema, introspectionFromSchema } from "graphql";
import { graphcacheClient } from "../clients/urql.mjs";
import { ask, served, token, url, version, watched } from "../lib/api.mjs";
import { CHANGE, CLAIM, MALFORMED, QUOTES, SPEAKER } from "../lib/documents.mjs";

const schema = introspectionFromSchema(buildSchema(await served()));
const client = (options) => graphcacheClient({ url, schema, ...options });

describe(`urql Graphcache ${await version("@urql/exchange-graphcache")}`, () => {
  let warnings;
  before(() => (warnings = mock.method(console, "warn", () => {})));
  after(() => warnings.mock.restore());

  it("takes the schema that the API tells by introspection", async () => {
    const { __schema } = await ask("{ __schema { types { name fields { name } } } }");
    const names = ({ types }) => types.map(({ name }) => name).sort();
    assert.deepEqual(names(__schema), names(schema.__schema));
  });

  it("answers a query with variables, once", async () => {
    const { requests, fetch } = watched();
    const urql = client({ fetch });
    await urql.query(CLAIM, { id: "claim-1" });
    const { data } = await urql.query(CLAIM, { id: "claim-1" });
    const { claim } = await ask(`{ claim(id: "claim-1") { text } }`);
    assert.equal(data.claim.text, claim.text);
    assert.equal(requests.length, 1);
  });

  it("joins the pages of a connection with relayPagination", async () => {
    const urql = client();
    const first = await urql.query(QUOTES, { first: 4, order: "SAID_DESC" });
    const cursor = first.data.quotes.pageInfo.endCursor;
    const joined = await urql.query(QUOTES, { first: 4, after: cursor, order: "SAID_DESC" });
    const { quotes } = await ask("{ quotes(first: 8, order: SAID_DESC) { nodes { id } } }");
    assert.deepEqual(joined.data.quotes.edges.map(({ node }) => node.id), quotes.nodes.map(({ id }) => id));
  });

  it("does not mix what is known now with what was known on a day", async () => {
    const urql = client();
    const now = await urql.query(CLAIM, { id: "claim-1" });
    const then = await urql.query(CLAIM, { id: "claim-1", asOf: { valid: "2024-03-14" } });
    const again = await urql.query(CLAIM, { id: "claim-1" }, { requestPolicy: "cache-only" });
    assert.equal(then.data.claim.id, "claim-1@2024-03-14");
    assert.deepEqual(again.data, now.data);
    assert.notEqual(then.data.claim.evidence.totalCount, now.data.claim.evidence.totalCount);
  });

  it("updates the record that a mutation answers, without asking again", async () => {
    const { requests, fetch } = watched();
    const urql = client({ token, fetch });
    await urql.query(SPEAKER, { id: "speaker-3" });
    const description = "as Graphcache has it";
    await urql.mutation(CHANGE, { input: { speakerId: "speaker-3", description } });
    const { data } = await urql.query(SPEAKER, { id: "speaker-3" });
    assert.equal(data.speaker.description, description);
    assert.equal(requests.length, 2);
  });

  it("surfaces the code of an error", async () => {
    const { error } = await client().query(MALFORMED, {});
    assert.equal(error.graphQLErrors[0].extensions.code, "BAD_USER_INPUT");
  });

  it("finds nothing to warn of", () => assert.deepEqual(warnings.mock.calls.map((call) => call.arguments[0]), []));
});
