import type { Messages } from "..";

export const billing: Messages["billing"] = {
  description: "Was Ihr Tarif gibt, und wie viel davon genutzt ist.",
  nearlyFull: "Fast aufgebraucht.",
  full: "Aufgebraucht.",
  exhausted: {
    clients: "Aufgebraucht: Erst wenn ein Kunde gelöscht ist, kann einer hinzukommen.",
    seats: "Aufgebraucht: Erst wenn ein Platz frei ist, kann jemand dazukommen.",
    sites: "Aufgebraucht: Es kann keine Website hinzukommen.",
    requests_per_minute: "Aufgebraucht: Anfragen werden bis zur nächsten Minute abgewiesen.",
  },
  meaning: {
    clients: "Gelöschte Kunden zählen nicht.",
    seats: "Nutzer von Kunden brauchen keinen Platz.",
    sites: "Eine für jeden Kunden.",
    requests_per_minute: "Darüber hinaus müssen Anfragen warten.",
    requests_this_month: "Gezählt, nicht begrenzt.",
  },
  plans: "Tarife",
  plansText: "Was die anderen geben.",
  yours: "Ihrer",
  perMonth: "im Monat",
  entitlement: "Was darin ist",
  none: "–",
  entitlements: {
    clients: "Kunden",
    sites: "Websites",
    seats: "Personen der Agentur",
    requests_per_minute: "API-Anfragen je Minute",
  },
};
