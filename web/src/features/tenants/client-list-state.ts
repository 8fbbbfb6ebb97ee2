"use client";
// What the list of clients shows is in its address: search, filter, order. The rest is pure.
import { parseAsString, parseAsStringLiteral, useQueryState, useQueryStates } from "nuqs";
import type { Client, Filter } from "./clients";

export const filters = ["all", "live", "provisioning", "error", "suspended", "deleted"] as const;
export type ListFilter = (typeof filters)[number];
export const orders = ["newest", "oldest", "name", "-name"] as const;
export type Order = (typeof orders)[number];

const parsers = {
  q: parseAsString.withDefault(""),
  status: parseAsStringLiteral(filters).withDefault("all"),
  sort: parseAsStringLiteral(orders).withDefault("newest"),
};

export const listKeys = Object.keys(parsers);

// Which client is open beside the list.
export const useOpenClient = () => useQueryState("client", parseAsString);

export const useListState = () => useQueryStates(parsers, { clearOnDefault: true });

export function filterOf(status: ListFilter): Filter {
  if (status === "all") return {};
  return status === "deleted" ? { deleted: true } : { status };
}

const textOf = (client: Client) =>
  [client.name, client.email, client.company, client.industry].join("\n").toLowerCase();

export function matches(client: Client, query: string) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const text = textOf(client);
  return words.every((word) => text.includes(word));
}

const comparisons: Record<Order, (a: Client, b: Client) => number> = {
  newest: (a, b) => b.createdAt.localeCompare(a.createdAt),
  oldest: (a, b) => a.createdAt.localeCompare(b.createdAt),
  name: (a, b) => a.name.localeCompare(b.name),
  "-name": (a, b) => b.name.localeCompare(a.name),
};

export function arranged(clients: Client[], query: string, order: Order) {
  const found = query.trim() ? clients.filter((client) => matches(client, query)) : clients;
  return found.toSorted(comparisons[order]);
}
