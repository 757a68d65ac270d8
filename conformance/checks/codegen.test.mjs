// GraphQL Code Generator with its client preset, and TypeScript on what it makes.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { promisify } from "node:util";
import { path, served, text, version } from "../lib/api.mjs";

/** Run a tool of node_modules. Raises with what it said where it failed. */
async function tool(script, ...given) {
  try {
    await promisify(execFile)(process.execPath, [path(`node_modules/${script}`), ...given], { cwd: path(".") });
  } catch (error) {
    throw new Error(`${error.stdout}\n${error.stderr}`, { cause: error });
  }
}

describe(`GraphQL Code Generator ${await version("@graphql-codegen/cli")}`, () => {
  before(async () => {
    await rm(path("made/gql"), { recursive: true, force: true });
    await mkdir(path("made"), { recursive: true });
    await writeFile(path("made/schema.graphql"), await served());
  });

  it("makes typed documents, every scalar of the schema mapped", async () => {
    await tool("@graphql-codegen/cli/cjs/bin.js", "--config", "codegen.ts");
    const made = await text("made/gql/graphql.ts");
    assert.match(made, /export const TypedClaimDocument = .* as unknown as DocumentNode<TypedClaimQuery, TypedClaimQueryVariables>/);
    for (const scalar of ["Date", "DateTime", "EDTF", "Base64"])
      assert.match(made, new RegExp(`\\b${scalar}: \\{ input: string; output: string; \\}`));
  });

  it("makes types that fit what uses them, and refuse what does not", () => tool("typescript/bin/tsc"));
});
