// Server-sent events out of pieces of text, as the standard says.
export type ServerEvent = { id: string | null; type: string; data: string };

export class EventParser {
  private rest = "";
  private id: string | null = null;
  private type = "message";
  private data: string[] = [];

  feed(text: string): ServerEvent[] {
    const lines = (this.rest + text).split(/\r\n|\n|\r/);
    this.rest = lines.pop() ?? "";
    return lines.flatMap((line) => this.take(line) ?? []);
  }

  private take(line: string): ServerEvent | null {
    if (line === "") return this.finish();
    if (line.startsWith(":")) return null;
    const [, name, value] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === "data") this.data.push(value ?? "");
    else if (name === "event") this.type = value ?? "message";
    else if (name === "id") this.id = value ?? "";
    return null;
  }

  private finish(): ServerEvent | null {
    const event = { id: this.id, type: this.type, data: this.data.join("\n") };
    const isEmpty = this.data.length === 0;
    this.type = "message";
    this.data = [];
    return isEmpty ? null : event;
  }
}
