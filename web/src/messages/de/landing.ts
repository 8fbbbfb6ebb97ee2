import type { Messages } from "..";

export const landing: Messages["landing"] = {
  name: "Dominant Digital Empire",
  signIn: "Anmelden",
  register: "Agentur registrieren",
  headline: "Das Betriebssystem Ihrer Webagentur",
  claim:
    "Fügen Sie einen Kunden hinzu, und Sekunden später ist seine Website über HTTPS online: in einer eigenen Sandbox, mit DNS-Eintrag, Zertifikat und Ihrer Marke darauf.",
  see: "Tarife ansehen",
  plansTitle: "Tarife",
  perMonth: "im Monat",
  clients: (count) => `${count} Kunden`,
  seats: (count) => `${count} Personen Ihrer Agentur`,
  requests: (count) => `${count} API-Anfragen in der Minute`,
  pointsTitle: "Was Sie bekommen",
  points: [
    [
      "Online in Sekunden",
      "Vorlage, DNS, Zertifikat und Sandbox entstehen von selbst. Sehen Sie jedem Schritt dabei zu.",
    ],
    [
      "Ihre Marke",
      "Ihre Domain, Ihr Logo, Ihre Farben und Ihr Absender. Kunden sehen Ihre Agentur und sonst niemanden.",
    ],
    [
      "Eine kaputte Version bleibt nicht",
      "Was die Prüfung nicht besteht, wird zurückgenommen; die letzte gute bleibt online.",
    ],
    ["Mandanten getrennt", "In der Datenbank selbst, durch erzwungene Sicherheit auf Zeilenebene."],
    ["Zuerst die Tastatur", "Alles ist wenige Tasten entfernt, hell und dunkel, auf jedem Bildschirm."],
    ["Zuerst eine API", "Jeder Bildschirm nutzt die öffentliche API. Das können Sie auch."],
  ],
};
