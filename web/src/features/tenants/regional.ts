// What an agency can choose for language, time zone and currency, with names in the language of the reader.
import type { Option } from "@/ui/combobox";

const locales =
  "bg cs da de de-AT de-CH el en en-AU en-CA en-GB en-IE en-US es es-AR es-MX et fi fr fr-BE fr-CA fr-CH hr hu it it-CH " +
  "ja lt lv nb nl nl-BE pl pt pt-BR ro sk sl sv tr";
const currencies =
  "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP " +
  "CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR " +
  "ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT " +
  "MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD " +
  "SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES " +
  "VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";

const byLabel = (a: Option, b: Option) => a.label.localeCompare(b.label);

export function localeOptions(reader: string): Option[] {
  const names = new Intl.DisplayNames(reader, { type: "language" });
  return locales
    .split(" ")
    .map((value) => ({ value, label: names.of(value) ?? value, aside: value }))
    .sort(byLabel);
}

export function currencyOptions(reader: string): Option[] {
  const names = new Intl.DisplayNames(reader, { type: "currency" });
  return currencies
    .split(" ")
    .map((value) => ({ value, label: names.of(value) ?? value, aside: value }))
    .sort(byLabel);
}

export function offsetOf(timeZone: string, now: Date) {
  const format = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" });
  return format.formatToParts(now).find((part) => part.type === "timeZoneName")?.value ?? "";
}

export function timeZoneOptions(current: string, now: Date): Option[] {
  const names = new Set(["Etc/UTC", ...Intl.supportedValuesOf("timeZone"), current]);
  return [...names].map((value) => ({
    value,
    label: value.replaceAll("_", " "),
    aside: offsetOf(value, now),
  }));
}
