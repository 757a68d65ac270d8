// The served API, as the checks reach it.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

export const url = process.env.FACTDB_URL;
export const token = process.env.FACTDB_TOKEN;

export const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
export const text = (name) => readFile(path(name), "utf-8");

/** The schema as it is served. */
export async function served() {
  return (await fetch(new URL("/schema.graphql", url))).text();
}

/** What the API answers to a plain request: for setting the scene, and for comparing. */
export async function ask(query, variables = {}, bearer = undefined) {
  const headers = { "Content-Type": "application/json", ...(bearer && { Authorization: `Bearer ${bearer}` }) };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** `fetch` that keeps what went over it: `{ method, url, headers, body, status, answer }`. */
export function watched() {
  const requests = [];
  const watchedFetch = async (input, init = {}) => {
    const response = await fetch(input, init);
    const headers = new Headers(init.headers);
    const body = init.body ? JSON.parse(init.body) : undefined;
    const answer = await response.clone().json();
    requests.push({ method: init.method ?? "GET", url: String(input), headers, body, status: response.status, answer });
    return response;
  };
  return { requests, fetch: watchedFetch };
}

/** The version of an npm package, for the tables. */
export async function version(name) {
  return JSON.parse(await text(`node_modules/${name}/package.json`)).version;
}
