import { Search } from "lucide-react";
import { cn } from "./cn";
import { Input, InputGroup } from "./input";

// Narrows a list while one types. An emptied one says null, which takes it out of the address.
export function SearchInput({
  label,
  placeholder = label,
  value,
  onChange,
  className,
}: {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (next: string | null) => void;
  className?: string;
}) {
  return (
    <InputGroup before={<Search />} className={cn("min-w-40 flex-1 sm:max-w-80", className)}>
      <Input
        type="search"
        value={value}
        aria-label={label}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value || null)}
      />
    </InputGroup>
  );
}
