// A server of factdb on a free port, with the demo's invented affair in a SQLite file of its own.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const PATIENCE = 60_000; // milliseconds until the server must have said where it is
const factdb = process.env.FACTDB ?? fileURLToPath(new URL("../../.venv/bin/factdb", import.meta.url));
const token = "the-operator-of-the-conformance-checks";

/** Fill a database and serve it. `stop` ends the server and removes the database. */
export async function serving() {
  const folder = await mkdtemp(join(tmpdir(), "factdb-conformance-"));
  const db = `sqlite:///${join(folder, "facts.db")}`;
  await promisify(execFile)(factdb, ["demo", "--db", db], { cwd: folder });
  const environment = { ...process.env, FACTDB_OPERATOR_TOKEN: token };
  const stdio = ["ignore", "ignore", "pipe"];
  const child = spawn(factdb, ["serve", "--port", "0", "--db", db], { cwd: folder, env: environment, stdio });
  const stop = async () => {
    if (child.exitCode === null && child.kill("SIGTERM")) await once(child, "exit");
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { url: await address(child), token, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Where the server says it is. What it says later goes to our stderr: a check that broke the server must be seen. */
function address(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => reject(new Error(`The server did not start:\n${said}`)), PATIENCE);
    child.stderr.setEncoding("utf-8");
    child.stderr.on("data", (text) => {
      const before = said.match(/\n\n[^]*\n\n[^]*\n\n/);
      said += text;
      const found = said.match(/http:\/\/[\w.:[\]]+\/graphql/);
      if (before) process.stderr.write(text);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[0]);
    });
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`The server ended with ${code}:\n${said}`));
    });
    child.once("error", reject);
  });
}
