// The schema, for looking things up in it.

export class Schema {
  constructor({ types, directives, ...roots }) {
    this.types = new Map(types.filter(({ name }) => !name.startsWith("__")).map((type) => [type.name, type]));
    this.directives = directives;
    const names = { query: roots.queryType, mutation: roots.mutationType, subscription: roots.subscriptionType };
    this.roots = Object.fromEntries(Object.entries(names).filter(([, type]) => type).map(([key, { name }]) => [key, name]));
  }

  /** The named type of a field or argument, without its lists and exclamation marks. */
  named(type) {
    while (type?.ofType) type = type.ofType;
    return this.types.get(type?.name);
  }

  field(type, name) {
    return type?.fields?.find((field) => field.name === name);
  }

  /** Fields that are of a type, or take it as an argument: `[type, field]`. */
  leading(name) {
    const fits = ({ type, args }) => [type, ...(args ?? []).map((argument) => argument.type)].some((one) => this.named(one)?.name === name);
    return [...this.types.values()].flatMap((type) =>
      [...(type.fields ?? []), ...(type.inputFields ?? [])].filter(fits).map((field) => [type, field]));
  }

  /** Types and members whose names hold a word: `[type, member]`, those that begin with it first. */
  find(word) {
    const wanted = word.toLowerCase();
    const found = [];
    for (const type of this.types.values()) {
      if (type.name.toLowerCase().includes(wanted)) found.push([type, undefined]);
      for (const member of members(type)) if (member.name.toLowerCase().includes(wanted)) found.push([type, member]);
    }
    const rank = ([type, member]) => ((member ?? type).name.toLowerCase().startsWith(wanted) ? 0 : 2) + (member ? 1 : 0);
    return found.sort((one, other) => rank(one) - rank(other));
  }
}

export const members = (type) => [...(type.fields ?? []), ...(type.inputFields ?? []), ...(type.enumValues ?? [])];

/** A type as it is written: `[Claim!]!`. */
export function written(type) {
  if (type.kind === "NON_NULL") return `${written(type.ofType)}!`;
  return type.kind === "LIST" ? `[${written(type.ofType)}]` : type.name;
}
