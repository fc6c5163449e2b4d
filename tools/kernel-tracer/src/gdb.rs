//! The client's side of the protocol that debuggers speak with QEMU, as the
//! appendix *Remote Serial Protocol* of GDB's manual describes it: packets
//! `$text#checksum`.

use std::io::{ErrorKind, Read, Write};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};

/// How long a packet may be: 4096, less what surrounds it.
const LONGEST: u64 = 2000;

/// A connection to a machine that stands still, but for while `resume` and
/// `step` wait.
#[derive(Debug)]
pub struct Debugger {
    stream: UnixStream,
    /// What has been received and not been read.
    waiting: Vec<u8>,
    at: usize,
}

impl Debugger {
    /// Begins to talk. `patience` is how long an answer may take.
    ///
    /// # Errors
    ///
    /// When the other side does not answer.
    pub fn new(stream: UnixStream, patience: Duration) -> Result<Debugger> {
        stream.set_read_timeout(Some(patience))?;
        let mut debugger = Debugger {
            stream,
            waiting: Vec::new(),
            at: 0,
        };
        let features = "qSupported:xmlRegisters=i386";
        let answer = debugger.ask(features)?;
        ensure!(
            answer.contains("qXfer:features:read+"),
            "QEMU does not tell which registers it has: {answer}"
        );
        Ok(debugger)
    }

    /// Lets the machine run until it stops, at a breakpoint for example.
    ///
    /// # Errors
    ///
    /// When it does not stop in time, or has ended.
    pub fn resume(&mut self) -> Result<()> {
        let answer = self.ask("vCont;c")?;
        stopped(&answer)
    }

    /// Lets the processor execute one instruction; no interrupt comes in
    /// between.
    ///
    /// # Errors
    ///
    /// When the machine has ended.
    pub fn step(&mut self) -> Result<()> {
        let answer = self.ask("vCont;s:p1.1")?;
        stopped(&answer)
    }

    /// Sets (`true`) or removes a breakpoint.
    ///
    /// # Errors
    ///
    /// When QEMU refuses it.
    pub fn breakpoint(&mut self, address: u64, set: bool) -> Result<()> {
        let letter = if set { 'Z' } else { 'z' };
        self.expect(&format!("{letter}0,{address:x},1"), "OK")
    }

    /// All registers, as one row of bytes; [`Layout`](crate::layout::Layout)
    /// knows what is where.
    ///
    /// # Errors
    ///
    /// When QEMU gives another answer.
    pub fn registers(&mut self) -> Result<Vec<u8>> {
        let answer = self.ask("g")?;
        bytes(&answer)
    }

    /// Reads memory, as the processor sees it now.
    ///
    /// # Errors
    ///
    /// When nothing lies there.
    pub fn memory(&mut self, address: u64, length: u64) -> Result<Vec<u8>> {
        let mut read = Vec::new();
        while (read.len() as u64) < length {
            let start = address + read.len() as u64;
            let count = LONGEST.min(length - read.len() as u64);
            let answer = self.ask(&format!("m{start:x},{count:x}"))?;
            read.extend(bytes(&answer).with_context(|| {
                format!("memory at {start:#x} cannot be read")
            })?);
        }
        Ok(read)
    }

    /// Reads a file that describes the registers.
    ///
    /// # Errors
    ///
    /// When QEMU has no such file.
    pub fn description(&mut self, name: &str) -> Result<String> {
        let mut text = String::new();
        loop {
            let from = text.len();
            let part = self
                .ask(&format!("qXfer:features:read:{name}:{from:x},7d0"))?;
            match part.split_at_checked(1) {
                Some(("m", more)) => text.push_str(more),
                Some(("l", rest)) => {
                    text.push_str(rest);
                    return Ok(text);
                }
                _ => bail!("QEMU does not describe its registers: {part}"),
            }
        }
    }

    fn expect(&mut self, question: &str, answer: &str) -> Result<()> {
        let real = self.ask(question)?;
        ensure!(real == answer, "QEMU answers {real:?} to {question}");
        Ok(())
    }

    fn ask(&mut self, question: &str) -> Result<String> {
        let sum = question.bytes().fold(0_u8, u8::wrapping_add);
        // The `+` says that the packet before has arrived.
        let packet = format!("+${question}#{sum:02x}");
        let sent = self.stream.write_all(packet.as_bytes());
        sent.context("QEMU has ended, or hung up")?;
        self.packet()
    }

    fn packet(&mut self) -> Result<String> {
        while self.byte()? != b'$' {}
        let mut text = Vec::new();
        loop {
            match self.byte()? {
                b'#' => break,
                b'}' => text.push(self.byte()? ^ 0x20),
                // `x*N`: x, N - 29 times more.
                b'*' => {
                    let more = usize::from(self.byte()?.saturating_sub(29));
                    let last = *text.last().context("a packet begins so")?;
                    text.resize(text.len() + more, last);
                }
                byte => text.push(byte),
            }
        }
        // The checksum: what comes through a socket is right.
        self.byte()?;
        self.byte()?;
        String::from_utf8(text).context("QEMU's answer is no text")
    }

    fn byte(&mut self) -> Result<u8> {
        if self.at == self.waiting.len() {
            self.waiting.resize(0x4000, 0);
            self.at = 0;
            let read = self.stream.read(&mut self.waiting);
            self.waiting.truncate(*read.as_ref().unwrap_or(&0));
            match read {
                Ok(0) => bail!("QEMU has ended, or hung up"),
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::ConnectionReset => {
                    bail!("QEMU has ended, or hung up")
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    bail!("the machine has not stopped where it should")
                }
                Err(error) => return Err(error).context("QEMU's port"),
            }
        }
        self.at += 1;
        Ok(self.waiting[self.at - 1])
    }
}

fn stopped(answer: &str) -> Result<()> {
    match answer.as_bytes().first() {
        Some(b'T' | b'S') => Ok(()),
        Some(b'W' | b'X') => bail!("the machine has ended"),
        _ => bail!("QEMU answers {answer:?} to a request to go on"),
    }
}

fn bytes(digits: &str) -> Result<Vec<u8>> {
    let two = |at| {
        let digits = digits.get(at..at + 2)?;
        u8::from_str_radix(digits, 16).ok()
    };
    let bytes: Option<Vec<u8>> =
        (0..digits.len()).step_by(2).map(two).collect();
    bytes.with_context(|| format!("QEMU answers {digits:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    const PATIENCE: Duration = Duration::from_secs(10);

    /// A debugger whose other side says this, whatever it is asked.
    fn debugger(answers: &'static [&str]) -> Result<Debugger> {
        let (ours, mut theirs) = UnixStream::pair().expect("two sockets");
        let start = ["+$qXfer:features:read+#00"];
        thread::spawn(move || {
            let mut question = [0; 0x1000];
            for answer in start.iter().chain(answers) {
                let count = theirs.read(&mut question).expect("a question");
                assert_eq!(question[..2], *b"+$");
                assert_eq!(question[count - 3], b'#');
                theirs.write_all(answer.as_bytes()).expect("it listens");
            }
        });
        Debugger::new(ours, PATIENCE)
    }

    #[test]
    fn repeated_and_escaped_bytes_are_understood() {
        let mut debugger = debugger(&["+$0* 7f#00", "$lab}\x03c#00"]).unwrap();
        assert_eq!(debugger.registers().unwrap(), [0, 0, 0x7f]);
        assert_eq!(debugger.description("x").unwrap(), "ab#c");
    }

    #[test]
    fn what_goes_wrong_is_said() {
        let mut silent = debugger(&[]).unwrap();
        let error = silent.step().expect_err("nobody is there");
        assert!(error.to_string().contains("has ended"), "{error}");
        let mut ended = debugger(&["$W00#00", "$E14#00"]).unwrap();
        let error = ended.resume().expect_err("it has ended");
        assert!(error.to_string().contains("has ended"), "{error}");
        let error = ended.memory(0x10, 1).expect_err("nothing is there");
        assert!(format!("{error:#}").contains("0x10"), "{error:#}");
    }
}
