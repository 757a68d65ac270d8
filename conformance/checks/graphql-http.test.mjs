// GraphQL over HTTP, by its specification's own audits: https://graphql.github.io/graphql-over-http/draft/
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { serverAudits } from "graphql-http";
import { url, version } from "../lib/api.mjs";

const audits = serverAudits({ url, fetchFn: fetch });
assert.equal(audits.length, 61, "The package has other audits than those the API was built by: see what is new.");

describe(`graphql-http ${await version("graphql-http")}`, () => {
  for (const { id, name, fn } of audits)
    it(`${id} ${name}`, async () => {
      const result = await fn();
      assert.equal(result.status, "ok", result.reason); // a warning is a failure here
    });
});
