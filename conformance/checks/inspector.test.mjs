// graphql-inspector: what changed since the last release, and whether the guides' documents still fit.
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { describe, it } from "node:test";
import { validate } from "@graphql-inspector/core";
import { buildSchema, Source } from "graphql";
import { served, text, version } from "../lib/api.mjs";
import { breaking, changes, said, untold } from "../lib/changes.mjs";

const [released, now, changelog] = [await text("released.graphql"), await served(), await text("../docs/schema-changelog.md")];
const schema = buildSchema(now);
const shown = await documents();

describe(`graphql-inspector ${await version("@graphql-inspector/core")}`, () => {
  it("finds nothing that breaks clients of the last release", async () =>
    assert.deepEqual(said(breaking(await changes(released, now))), []));

  it("finds every change since the last release told in docs/schema-changelog.md", async () =>
    assert.deepEqual(said(untold(await changes(released, now), changelog)), []));

  it("would see a field, an argument and a value go", async () => {
    const broken = ["occasion: String", "after: String", "REFUTES"].reduce(without, now);
    const found = new Set(breaking(await changes(now, broken)).map(({ type }) => type));
    for (const type of ["FIELD_REMOVED", "FIELD_ARGUMENT_REMOVED", "ENUM_VALUE_REMOVED"]) assert.ok(found.has(type), type);
  });

  it("would see a deprecated field go in peace", async () => {
    const deprecated = now.replace(/(type Claim [^}]*? text: String!)/, '$1 @deprecated(reason: "Use words.")');
    const gone = now.replace(/(type Claim [^}]*?) """The statement."""\n +text: String!/, "$1");
    assert.deepEqual(said(breaking(await changes(deprecated, gone))), []);
    assert.deepEqual(said(breaking(await changes(now, gone))), ["Claim.text: Field 'text' was removed from object type 'Claim'"]);
  });

  it("would see what the changelog does not tell", async () => {
    const added = now.replace(/^type Claim implements .*\{$/m, (line) => `${line}\n  weight(unit: String): Int`);
    const found = await changes(now, added);
    assert.deepEqual(untold(found, "## Unreleased\n\n## 1\n\n- `Claim.weight`\n").map(({ path }) => path), ["Claim.weight"]);
    assert.deepEqual(untold(found, "## Unreleased\n\n- `Claim.weight`: a joke.\n\n## 1\n"), []);
  });

  for (const { name, document } of shown)
    it(`finds ${name} valid`, () => {
      const options = { strictDeprecated: true };
      assert.deepEqual(validate(schema, [new Source(document, name)], options).map(({ errors }) => errors.map(String)), []);
    });
});

/** A schema without the lines that define something so, and without their descriptions. */
function without(schema, definition) {
  return schema.replace(new RegExp(`( +"""[^"]+"""\\n)? +${definition}\\n`, "g"), "");
}

/** The documents that the guides and the demo show. */
async function documents() {
  const found = [];
  for (const guide of ["README.md", "docs/api.md", "docs/clients.md"]) {
    const blocks = [...(await text(`../${guide}`)).matchAll(/```graphql\n([^]*?)```/g)];
    found.push(...blocks.map(([, document], place) => ({ name: `${guide}, example ${place + 1}`, document })));
  }
  for (const file of (await readdir(new URL("../../factdb/demo/documents/", import.meta.url))).sort())
    found.push({ name: `factdb/demo/documents/${file}`, document: await text(`../factdb/demo/documents/${file}`) });
  return found;
}
