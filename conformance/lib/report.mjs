// What the checks' events come to: a line a check, a table of the tools, and the closing count.
import { basename } from "node:path";
import { inspect } from "node:util";

const [good, bad, faint, plain] = process.stdout.isTTY ? ["\x1b[32m", "\x1b[31m", "\x1b[2m", "\x1b[0m"] : ["", "", "", ""];

export class Report {
  tools = new Map(); // what each `describe` came to, by its name
  notes = [];
  failures = [];
  passed = 0;
  failed = 0;

  /** Something to be told at the end, such as what was not run. */
  note(text) {
    this.notes.push(text);
  }

  take({ type, data }) {
    if (type === "test:start" && data.nesting === 0) this.tool = basename(data.name);
    if (type === "test:stderr") process.stderr.write(data.message);
    if (type !== "test:pass" && type !== "test:fail") return;
    if (data.details.type === "suite" && !brokenItself(data)) return;
    this.count(type === "test:pass", data);
  }

  count(held, { name, details }) {
    const row = this.row(this.tool ?? name);
    row.milliseconds += details.duration_ms;
    row[held ? "passed" : "failed"] += 1;
    this[held ? "passed" : "failed"] += 1;
    console.log(`  ${held ? `${good}ok${plain}  ` : `${bad}FAIL${plain}`}  ${name}`);
    if (held) return;
    const error = details.error?.cause ?? details.error;
    this.failures.push([this.tool, name, error?.stack ?? inspect(error)]);
  }

  row(tool) {
    if (!this.tools.has(tool)) {
      this.tools.set(tool, { passed: 0, failed: 0, milliseconds: 0 });
      console.log(`\n${tool}`);
    }
    return this.tools.get(tool);
  }

  close() {
    for (const [tool, name, error] of this.failures) console.log(`\n${bad}FAIL${plain}  ${tool}: ${name}\n${error}`);
    const width = Math.max(...[...this.tools.keys()].map((tool) => tool.length));
    console.log(`\n${"tool".padEnd(width)}  passed  failed  seconds`);
    for (const [tool, { passed, failed, milliseconds }] of this.tools) {
      const numbers = [passed, failed, (milliseconds / 1000).toFixed(1)].map((number, place) =>
        String(number).padStart(place < 2 ? 6 : 7));
      console.log(`${tool.padEnd(width)}  ${numbers.join("  ")}`);
    }
    for (const note of this.notes) console.log(`\n${faint}${note}${plain}`);
    console.log(`\n${this.passed} passed, ${this.failed} failed`);
  }
}

/** A suite or file that failed by itself and not by one of its checks: counted, or it would go unseen. */
function brokenItself({ details }) {
  return details.error !== undefined && details.error.failureType !== "subtestsFailed";
}
