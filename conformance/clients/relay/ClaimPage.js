import { graphql } from "relay-runtime";

export const page = graphql`
  query ClaimPageQuery($id: ID!, $asOf: AsOf) {
    claim(id: $id, asOf: $asOf) {
      text
      kind
      about { edtf earliest latest words }
      ...ClaimEvidence_claim
    }
  }
`;

// A list on a record: Relay asks for more of it by node(id:).
export const evidence = graphql`
  fragment ClaimEvidence_claim on Claim
  @argumentDefinitions(count: { type: "Int", defaultValue: 2 }, cursor: { type: "String" }, stance: { type: "[EvidenceStance!]" })
  @refetchable(queryName: "ClaimEvidencePaginationQuery") {
    evidence(first: $count, after: $cursor, where: { stance: $stance }) @connection(key: "Claim_evidence") {
      totalCount
      edges { node { id stance source { title ...Origin_source } } }
    }
  }
`;

export const origin = graphql`
  fragment Origin_source on Source {
    published { edtf }
    publisher { name }
  }
`;
