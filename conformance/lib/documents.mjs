// The documents that the clients' checks share.
import { parse } from "graphql";

export const CLAIM = parse(`
  query ClaimPage($id: ID!, $asOf: AsOf) {
    claim(id: $id, asOf: $asOf) {
      __typename
      id
      text
      kind
      about { __typename edtf earliest latest words }
      evidence(first: 3) { __typename totalCount nodes { __typename id stance } }
    }
  }
`);

export const QUOTES = parse(`
  query Quotes($first: Int, $after: String, $order: QuoteOrder) {
    quotes(first: $first, after: $after, order: $order) {
      __typename
      edges { __typename cursor node { __typename id text speaker { __typename id name } } }
      pageInfo { __typename hasNextPage endCursor hasPreviousPage startCursor }
    }
  }
`);

export const CHANGE = parse(`
  mutation Change($input: ChangeSpeakerInput!) {
    changeSpeaker(input: $input) {
      __typename
      speaker { __typename id description }
      revision { __typename id recorded }
    }
  }
`);

export const SPEAKER = parse(`
  query SpeakerPage($id: ID!) { speaker(id: $id) { __typename id name description } }
`);

export const MALFORMED = parse(`query Malformed { claim(id: "nonsense") { __typename id } }`);
