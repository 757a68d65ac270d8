// Runs every check against a real `factdb serve` with the demo's data, and says what held.
import { readdir } from "node:fs/promises";
import { run } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "./lib/chromium.mjs";
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

/** Without the checks that need a browser where there is none; the report says so. */
function runnable(files, report) {
  if (chromium()) return files;
  report.note("Not run: the explorer page in a browser. No Chromium was found; set CHROMIUM to the path of one.");
  return files.filter((file) => !file.endsWith("/explorer.test.mjs"));
}

const report = new Report();
const files = runnable(await wanted(process.argv.slice(2)), report);
const server = await serving();
try {
  Object.assign(process.env, { FACTDB_URL: server.url, FACTDB_TOKEN: server.token });
  for await (const event of run({ files, concurrency: 1 })) report.take(event);
} finally {
  await server.stop();
}
report.close();
process.exitCode = report.failed || !report.passed ? 1 : 0;
