// The page at /graphql in a browser that reaches no other host.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { chromium as playwright } from "playwright-core";
import { ask, token, url, version } from "../lib/api.mjs";
import { chromium } from "../lib/chromium.mjs";

const ARGUMENTS = ["--no-sandbox", "--no-zygote", "--disable-gpu", "--disable-dev-shm-usage"];
const PATIENCE = 10_000; // milliseconds
const SPEAKERS = "{ speakers(first: 2) { nodes { id } } }";
const TWO = "query One { claims { totalCount } } query Two { quotes { totalCount } }";

describe(`Explorer page, Playwright ${await version("playwright-core")}`, () => {
  let browser, context, page, elsewhere, complaints;

  before(async () => (browser = await playwright.launch({ executablePath: chromium(), args: ARGUMENTS })));
  after(() => browser.close());
  beforeEach(async () => {
    [elsewhere, complaints] = [[], []];
    context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
    context.setDefaultTimeout(PATIENCE);
    page = await opened(url);
  });
  afterEach(async () => {
    await context.close();
    assert.deepEqual([elsewhere, complaints], [[], []]);
  });

  async function opened(address) {
    const made = await context.newPage();
    made.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    made.on("pageerror", (error) => complaints.push(error.message));
    await made.route((target) => target.origin !== new URL(url).origin, (route) => {
      elsewhere.push(route.request().url());
      return route.abort();
    });
    await made.goto(address);
    await made.getByRole("heading", { name: "type Query" }).waitFor(); // the schema was read
    return made;
  }

  const query = () => page.locator("#query");
  const answer = async () => JSON.parse(await page.locator("#answer").textContent());
  const write = (text) => query().fill(text);

  /** Run by the keys; the answer, once it is there. */
  async function run() {
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await query().press("Control+Enter");
    await answered;
    await page.locator("#run:enabled").waitFor();
    return answer();
  }

  /** Put the cursor after a word of the query. */
  const putAfter = (word) =>
    query().evaluate((field, found) => {
      field.focus();
      field.setSelectionRange(field.value.indexOf(found) + found.length, field.value.indexOf(found) + found.length);
    }, word);

  it("runs the query it begins with, and tells the time", async () => {
    const { data } = await run();
    assert.equal(data.quotes.nodes.length, 5);
    assert.match(await page.locator("#facts").textContent(), /^[\d.]+ ms · [\d.]+ k?B$/);
  });

  it("shows what the API answers", async () => {
    await write(SPEAKERS);
    assert.deepEqual((await run()).data, await ask(SPEAKERS));
  });

  it("leads from an error to its place", async () => {
    await write("{\n  speakers {\n    nodez { id }\n  }\n}");
    await run();
    await page.getByRole("button", { name: "line 3, column 5" }).click();
    assert.equal(await query().evaluate((field) => field.value.slice(field.selectionStart).split(" ")[0]), "nodez");
  });

  it("says which variables are no JSON, and asks nothing", async () => {
    await page.locator("#variables").fill("{id: 1}");
    await page.locator("#run").click();
    await page.getByText("The variables are no JSON").waitFor();
  });

  it("completes fields, arguments, values and types", async () => {
    await write("{ claims() { nodes { } } ... on  }");
    const cases = [["{ nodes { ", "evid", "evidence"], ["claims(", "fir", "first: "], ["first: ", "1, order: RECORDED_A", "RECORDED_ASC"], ["on ", "Que", "Query"]];
    for (const [place, typed] of cases) {
      await putAfter(place);
      await query().pressSequentially(typed);
      await page.getByRole("listbox").waitFor();
      await query().press("Enter");
    }
    assert.equal(await query().inputValue(), "{ claims(first: 1, order: RECORDED_ASC) { nodes { evidence} } ... on Query }");
  });

  it("indents, closes brackets, undoes, and lets the keyboard leave", async () => {
    await write("");
    await query().pressSequentially("{");
    await query().press("Enter");
    assert.equal(await query().inputValue(), "{\n  \n}");
    await query().press("Tab");
    assert.equal(await query().inputValue(), "{\n    \n}");
    await query().press("Control+z");
    assert.equal(await query().inputValue(), "{\n  \n}");
    assert.equal(await page.locator(".numbers").textContent(), "1\n2\n3");
    await query().press("Escape");
    await query().press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "variables");
  });

  it("lays a query out anew, and it stays the same query", async () => {
    await write('query A($k: [ClaimKind!]! = []) { claims(first: 1, where: {kind: $k, language: "de"}) @skip(if: false) { n: nodes { id ...F ... on Node { id } } } } # end\nfragment F on Claim { text }');
    await page.getByRole("button", { name: "Tidy" }).click();
    assert.equal(await query().inputValue(), `query A($k: [ClaimKind!]! = []) {
  claims(first: 1, where: { kind: $k, language: "de" }) @skip(if: false) {
    n: nodes {
      id
      ...F
      ... on Node {
        id
      }
    }
  }
} # end

fragment F on Claim {
  text
}
`);
    assert.equal((await run()).errors, undefined);
  });

  it("runs the operation at the cursor, or the one that is picked", async () => {
    await write(TWO);
    await putAfter("query One");
    assert.deepEqual(Object.keys((await run()).data), ["claims"]);
    await page.getByLabel("Operation").selectOption("Two");
    await page.locator("#run").click();
    await page.locator("#answer", { hasText: "quotes" }).waitFor();
  });

  it("writes with the token, which stays in this tab", async () => {
    await page.getByLabel("Token").fill(token);
    await write('mutation { recordTopic(input: { name: "Explored" }) { topic { name } } }');
    assert.equal((await run()).data.recordTopic.topic.name, "Explored");
    assert.ok(!page.url().includes(token));
    const stored = await page.evaluate(() => [JSON.stringify(localStorage), sessionStorage.token]);
    assert.deepEqual([stored[0].includes(token), stored[1]], [false, token]);
  });

  it("shares the query and its variables by a link", async () => {
    await write("query C($id: ID!) { claim(id: $id) { id } }");
    await page.locator("#variables").fill('{ "id": "claim-1" }');
    await page.getByRole("button", { name: "Copy link" }).click();
    page = await opened(await page.evaluate(() => navigator.clipboard.readText()));
    assert.deepEqual((await run()).data, { claim: { id: "claim-1" } });
  });

  it("keeps what was asked, and asks it again", async () => {
    await write(SPEAKERS);
    await run();
    await write(TWO);
    await page.getByRole("tab", { name: "History" }).click();
    await page.getByRole("button", { name: /speakers/ }).click();
    assert.equal(await query().inputValue(), SPEAKERS);
  });

  it("shows the schema, searched and linked", async () => {
    await page.getByRole("searchbox").fill("saidSince");
    await page.getByRole("button", { name: "QuoteFilter.saidSince" }).click();
    await page.getByRole("heading", { name: "input QuoteFilter" }).waitFor();
    await page.getByText("What leads here").click();
    await page.getByRole("button", { name: "Query.quotes" }).waitFor();
    await page.getByRole("button", { name: "Date", exact: true }).first().click();
    await page.getByRole("heading", { name: "scalar Date" }).waitFor();
    await page.getByRole("button", { name: "← back" }).click();
    await page.getByRole("heading", { name: "input QuoteFilter" }).waitFor();
  });

  it("asks for the cost, and shows it", async () => {
    let sent;
    await page.route(url, async (route) => {
      sent = route.request().postDataJSON();
      await route.fulfill({ json: { data: {}, extensions: { cost: { requested: 12, limit: 10000 } } } });
    });
    await page.getByLabel("Cost").check();
    await run();
    assert.deepEqual(sent.extensions, { cost: true });
    assert.match(await page.locator("#facts").textContent(), /cost 12 of 10,000$/);
  });

  it("fits a narrow window", async () => {
    await page.setViewportSize({ width: 360, height: 700 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
});
