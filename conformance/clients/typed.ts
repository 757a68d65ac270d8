import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { graphql, readFragment, type FragmentType } from "../made/gql";
import type { ClaimKind, EvidenceStance } from "../made/gql/graphql";

const EVIDENCE = graphql(`
  fragment Evidence on Evidence {
    id
    stance
    observed { edtf earliest latest }
    source { title publisher { name } }
  }
`);

const CLAIM = graphql(`
  query TypedClaim($id: ID!, $asOf: AsOf) {
    claim(id: $id, asOf: $asOf) {
      id
      text
      kind
      recordedFrom
      evidence(first: 10) { nodes { id ...Evidence } }
    }
  }
`);

const RECORD = graphql(`
  mutation TypedClaimRecord($input: RecordClaimInput!) {
    recordClaim(input: $input) { claim { id text } }
  }
`);

const STANCES: Record<EvidenceStance, string> = { SUPPORTS: "for it", REFUTES: "against it", CONTEXT: "about it" };

export function client(uri: string): ApolloClient {
  return new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri }) });
}

export async function claimPage(apollo: ApolloClient, id: string, day?: string): Promise<string[]> {
  const { data } = await apollo.query({ query: CLAIM, variables: { id, asOf: { valid: day } } });
  const claim = data?.claim;
  if (!claim) return [];
  const kind: ClaimKind = claim.kind;
  const since: string = claim.recordedFrom; // a DateTime
  return [`${kind} since ${since}: ${claim.text}`, ...claim.evidence.nodes.map(line)];
}

function line(evidence: FragmentType<typeof EVIDENCE>): string {
  const { stance, observed, source } = readFragment(EVIDENCE, evidence);
  const day: string = observed?.latest ?? "undated"; // a Date
  return `${STANCES[stance]}: ${source?.publisher?.name ?? "unknown"}, ${day}`;
}

export async function record(apollo: ApolloClient, text: string): Promise<string | undefined> {
  const input = { text, kind: "EVENT", about: "2024-02" } as const; // `about` is an EDTF
  const { data } = await apollo.mutate({ mutation: RECORD, variables: { input } });
  return data?.recordClaim?.claim?.id;
}
