// Runs every check against a real `factdb serve` with the demo's data, and says what held.
import { readdir } from "node:fs/promises";
import { run } from "node:test";
import { fileURLToPath } from "node:url";
import { Report } from "./lib/report.mjs";
import { serving } from "./lib/serving.mjs";

const OLDEST = 20;
if (Number(process.versions.node.split(".")[0]) < OLDEST) {
  console.error(`make conformance needs Node ${OLDEST} or later; this is ${process.versions.node}.`);
  process.exit(1);
}

/** The files of checks, or those that were named: `node run.mjs apollo urql`. */
async function wanted(names) {
  const folder = fileURLToPath(new URL("checks/", import.meta.url));
  const files = (await readdir(folder)).filter((name) => name.endsWith(".test.mjs")).sort();
  return files.filter((file) => !names.length || names.some((name) => file.includes(name))).map((file) => folder + file);
}

const report = new Report();
const server = await serving();
try {
  Object.assign(process.env, { FACTDB_URL: server.url, FACTDB_TOKEN: server.token });
  for await (const event of run({ files: await wanted(process.argv.slice(2)), concurrency: 1 })) report.take(event);
} finally {
  await server.stop();
}
report.close();
process.exitCode = report.failed || !report.passed ? 1 : 0;
