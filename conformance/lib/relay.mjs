// Compiles the fragments and queries of clients/relay against the served schema into made/relay.
import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { path, served } from "./api.mjs";

const compiler = createRequire(import.meta.url)("relay-compiler"); // the path of its binary

/** Run the compiler. Raises with what it said where it did not compile. */
export async function compile() {
  await rm(path("made/relay"), { recursive: true, force: true });
  await mkdir(path("made/relay"), { recursive: true });
  await writeFile(path("made/relay/package.json"), '{ "type": "commonjs" }\n'); // what it writes calls `require`
  await writeFile(path("made/schema.graphql"), await served());
  try {
    await promisify(execFile)(compiler, ["relay.config.json"], { cwd: path(".") });
  } catch (error) {
    throw new Error(`${error.stdout}\n${error.stderr}`, { cause: error });
  }
}

/** One of the compiler's results. */
export const artifact = (name) => createRequire(import.meta.url)(path(`made/relay/${name}.graphql.js`));
