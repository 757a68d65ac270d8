// What changed in the schema since the last release, and what of it the schema's changelog does not tell.
import { CriticalityLevel, diff, DiffRule } from "@graphql-inspector/core";
import { buildSchema } from "graphql";

// Descriptions may change without a word. A deprecated field may go: its reason told when.
const RULES = [DiffRule.simplifyChanges, DiffRule.ignoreDescriptionChanges, DiffRule.suppressRemovalOfDeprecatedField];

/** graphql-inspector's changes from one schema to another, both as text. */
export const changes = (before, after) => diff(buildSchema(before), buildSchema(after), RULES);

/** Those after which a client that worked may work no longer. */
export const breaking = (found) => found.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);

/** Those whose coordinates (`Claim.text`, `Query.claims(first:)`, `ClaimKind.EVENT`) stand nowhere under "Unreleased". */
export function untold(found, changelog) {
  const unreleased = changelog.match(/^## Unreleased$([^]*?)(?=^## |$(?![^]))/m)?.[1] ?? "";
  const told = new Set([...unreleased.matchAll(/`([^`]+)`/g)].map(([, coordinate]) => dotted(coordinate)));
  return found.filter(({ path, message }) => !told.has(path ?? message));
}

/** A coordinate of an argument as graphql-inspector writes it: `Query.claims.first`. */
const dotted = (coordinate) => coordinate.replace(/\((\w+):\)$/, ".$1");

export const said = (found) => found.map(({ path, message }) => `${path}: ${message}`);
