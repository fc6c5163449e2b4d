//! A cast to a narrower type drops bits, one to a wider type makes them up.

fn main() {
    let register: u64 = 0xdead_beef_ffff_ff9c;
    println!("long          {:>20}", register as i64);
    println!("int           {:>20}", register as i32);
    println!("unsigned int  {:>20}", register as u32);
    println!("umode_t       {:>20}", register as u16);
    println!("-100 as i32   {:#018x}", -100_i32 as u64);
    println!("-100 as u32   {:#018x}", -100_i32 as u32 as u64);
}
