import { graphql } from "relay-runtime";

export const page = graphql`
  query SpeakerPageQuery($id: ID!, $withRoles: Boolean!) {
    node(id: $id) {
      ...Record_node
      ...SpeakerHead_speaker @arguments(withRoles: $withRoles) @alias(as: "head")
      ...SpeakerQuotes_speaker @alias(as: "quotes")
    }
  }
`;

export const head = graphql`
  fragment SpeakerHead_speaker on Speaker
  @argumentDefinitions(withRoles: { type: "Boolean", defaultValue: true })
  @refetchable(queryName: "SpeakerHeadRefetchQuery") {
    name
    description
    roles @include(if: $withRoles) { title organization }
  }
`;

export const quotes = graphql`
  fragment SpeakerQuotes_speaker on Speaker
  @argumentDefinitions(count: { type: "Int", defaultValue: 3 }, cursor: { type: "String" })
  @refetchable(queryName: "SpeakerQuotesPaginationQuery") {
    quotes(first: $count, after: $cursor, order: SAID_DESC) @connection(key: "Speaker_quotes", filters: ["order"]) {
      edges { node { text said { edtf } } }
    }
  }
`;

// On the interfaces: of every record.
export const record = graphql`
  fragment Record_node on Node @refetchable(queryName: "RecordRefetchQuery") {
    id
    ... on Versioned { recordedFrom }
    ... on Retractable { retraction { recorded } }
  }
`;

export const changed = graphql`
  mutation SpeakerPageMutation($input: ChangeSpeakerInput!) {
    changeSpeaker(input: $input) {
      speaker { ...SpeakerHead_speaker }
    }
  }
`;
