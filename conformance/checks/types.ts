// What the generated types must refuse: an error that does not come is an error of tsc.
import type { Scalars, TypedClaimQuery, TypedClaimQueryVariables } from "../made/gql/graphql";

type Claim = NonNullable<TypedClaimQuery["claim"]>;

declare const claim: Claim;
declare const scalars: { [Name in keyof Scalars]: Scalars[Name]["output"] };

export const strings: string[] = [scalars.Date, scalars.DateTime, scalars.EDTF, scalars.Base64, claim.text];

// @ts-expect-error: a variable is missing
export const missing: TypedClaimQueryVariables = {};

// @ts-expect-error: not a kind of claim
export const kind: Claim["kind"] = "RUMOUR";

// @ts-expect-error: not asked for
export const language = claim.language;

// @ts-expect-error: dates are strings
export const since: Date = claim.recordedFrom;
