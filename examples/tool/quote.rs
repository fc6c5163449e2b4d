//! Names in messages: in quotes where a shell would need them, so that a name
//! can neither hide in a message nor break out of it.

/// Puts a name into quotes if it needs them.
pub fn quote(name: &[u8]) -> Vec<u8> {
    let is_plain = !name.is_empty()
        && name.utf8_chunks().all(|chunk| {
            chunk.invalid().is_empty()
                && chunk.valid().chars().all(|c| c != ':' && is_plain(c))
        })
        && !matches!(name, [b'#' | b'~', ..] | b"{" | b"}");
    match is_plain {
        true => name.to_vec(),
        false => quote_always(name),
    }
}

/// Puts a name into quotes.
pub fn quote_always(name: &[u8]) -> Vec<u8> {
    let in_double = |byte: &u8| {
        byte.is_ascii_alphanumeric() || b" %+,-./:@]_'".contains(byte)
    };
    let rest = name.strip_prefix(b"#").unwrap_or(name);
    let rest = rest.strip_prefix(b"~").unwrap_or(rest);
    if name.contains(&b'\'') && rest.iter().all(in_double) {
        return [b"\"", name, b"\""].concat();
    }
    let mut text = Quoted::default();
    text.bytes.push(b'\'');
    for chunk in name.utf8_chunks() {
        for c in chunk.valid().chars() {
            text.push(c);
        }
        for &byte in chunk.invalid() {
            text.escape(&format!("\\{byte:03o}"));
        }
    }
    text.bytes.push(b'\'');
    text.bytes
}

fn is_plain(c: char) -> bool {
    !c.is_control() && !" !\"$&()*;<=>[^`|?\\'".contains(c)
}

/// What stands between two single quotes, and how to put more there.
#[derive(Default)]
struct Quoted {
    bytes: Vec<u8>,
    /// Whether the quotes that are open are `$'…'`, in which `\n` is an end of
    /// line.
    is_escape: bool,
}

impl Quoted {
    fn push(&mut self, c: char) {
        let named = "abtnvfr".as_bytes();
        match c {
            '\x07'..='\r' => {
                let letter = named[c as usize - 7] as char;
                self.escape(&format!("\\{letter}"));
            }
            '\'' => {
                self.is_escape = false;
                self.bytes.extend(b"'\\''");
            }
            c if c.is_control() => {
                let mut buffer = [0; 4];
                for byte in c.encode_utf8(&mut buffer).bytes() {
                    self.escape(&format!("\\{byte:03o}"));
                }
            }
            c => {
                self.plain();
                self.bytes.extend(c.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
    }

    fn plain(&mut self) {
        if self.is_escape {
            self.bytes.extend(b"''");
            self.is_escape = false;
        }
    }

    fn escape(&mut self, text: &str) {
        if !self.is_escape {
            self.bytes.extend(b"'$'");
            self.is_escape = true;
        }
        self.bytes.extend(text.as_bytes());
    }
}
