import type { Messages } from "..";

export const notifications: Messages["notifications"] = {
  onDevice: "Mitteilungen auf diesem Gerät",
  onDeviceText: "Wenn ein Deployment endet, das Sie gestartet haben, während Sie woanders sind.",
  onDeviceRefused:
    "Ihr Browser lehnt sie ab. In seinen Einstellungen für diese Seite lassen sie sich wieder erlauben.",
  title: "Posteingang",
  unread: (count, hasMore) => (hasMore ? `Posteingang, mehr als ${count} neu` : `Posteingang, ${count} neu`),
  isNew: "(neu)",
  readAll: "Alle als gelesen markieren",
  more: "Ältere anzeigen",
  emptyTitle: "Noch ist nichts geschehen",
  emptyText:
    "Hier erscheint, wenn Websites online gehen oder scheitern, der Tarif sich füllt oder etwas fertig ist.",
  someClient: "Ein Kunde",
  websiteLive: (name) => `${name} ist online`,
  release: (release, domain) => `Version ${release} von ${domain}`,
  websiteFailed: (name) => `Die Website von ${name} braucht Ihre Aufmerksamkeit`,
  planNearlyFull: "Ihr Tarif ist fast ausgeschöpft",
  used: (used, amount, meter) => `${meter}: ${used} von ${amount} verwendet`,
  domainActive: (domain) => `${domain} ist jetzt Ihre Adresse`,
  domainActiveText: "Ihre Leute und Kunden melden sich dort an, über HTTPS.",
  domainFailed: (domain) => `${domain} konnte nicht eingerichtet werden`,
  ownership: "Die Agentur hat einen anderen Inhaber",
  ownershipText: "Die Inhaberschaft wurde wie gewünscht übergeben.",
  exportReady: "Ihre Daten liegen bereit",
  exportReadyText: "Das Archiv kann sieben Tage lang abgerufen werden, nur von Ihnen.",
};
