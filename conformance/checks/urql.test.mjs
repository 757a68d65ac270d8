// urql with its document cache: one answer a query and its variables.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { urqlClient } from "../clients/urql.mjs";
import { ask, token, url, version, watched } from "../lib/api.mjs";
import { CHANGE, CLAIM, MALFORMED, QUOTES, SPEAKER } from "../lib/documents.mjs";

const client = (options) => urqlClient({ url, ...options });

describe(`urql ${await version("@urql/core")}`, () => {
  it("answers a query with variables, once", async () => {
    const { requests, fetch } = watched();
    const urql = client({ fetch });
    const { data } = await urql.query(CLAIM, { id: "claim-1" });
    const { claim } = await ask(`{ claim(id: "claim-1") { text } }`);
    assert.equal(data.claim.text, claim.text);
    await urql.query(CLAIM, { id: "claim-1" });
    assert.equal(requests.length, 1);
  });

  it("answers by GET as by POST", async () => {
    const { requests, fetch } = watched();
    for (const preferGetMethod of ["force", false]) {
      const { data } = await client({ fetch }).query(CLAIM, { id: "claim-1" }, { preferGetMethod });
      assert.equal(data.claim.id, "claim-1");
    }
    assert.deepEqual(requests.map(({ method, status }) => [method, status]), [["GET", 200], ["POST", 200]]);
  });

  it("pages through a connection", async () => {
    const urql = client();
    const ids = [];
    let after = null;
    for (let page = 0; page < 2; page++) {
      const { data } = await urql.query(QUOTES, { first: 4, after, order: "SAID_DESC" });
      ids.push(...data.quotes.edges.map(({ node }) => node.id));
      after = data.quotes.pageInfo.endCursor;
    }
    const { quotes } = await ask("{ quotes(first: 8, order: SAID_DESC) { nodes { id } } }");
    assert.deepEqual(ids, quotes.nodes.map(({ id }) => id));
  });

  it("keeps what is known now from what was known on a day", async () => {
    const urql = client();
    const now = await urql.query(CLAIM, { id: "claim-1" });
    const then = await urql.query(CLAIM, { id: "claim-1", asOf: { valid: "2024-03-14" } });
    assert.deepEqual([now.data.claim.id, then.data.claim.id], ["claim-1", "claim-1@2024-03-14"]);
  });

  it("asks again after a mutation that touched the types of an answer", async () => {
    const { requests, fetch } = watched();
    const urql = client({ token, fetch });
    await urql.query(SPEAKER, { id: "speaker-2" });
    const description = "as urql asks anew";
    await urql.mutation(CHANGE, { input: { speakerId: "speaker-2", description } });
    const { data } = await urql.query(SPEAKER, { id: "speaker-2" });
    assert.equal(data.speaker.description, description);
    assert.equal(requests.length, 3);
  });

  it("surfaces the codes of errors", async () => {
    const malformed = await client().query(MALFORMED, {});
    assert.equal(malformed.error.graphQLErrors[0].extensions.code, "BAD_USER_INPUT");
    const anonymous = await client().mutation(CHANGE, { input: { speakerId: "speaker-2", description: "nobody's" } });
    assert.equal(anonymous.error.graphQLErrors[0].extensions.code, "UNAUTHENTICATED");
  });
});
