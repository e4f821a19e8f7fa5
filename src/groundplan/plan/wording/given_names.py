"""Given names that teens and staff in North America bear, by which a possible teen's name is told."""

from __future__ import annotations

from groundplan.plan.wording.vocabulary import phrases

GIVEN = frozenset(
    phrases("""
    aaliyah, aaron, abby, abdi, abdul, abigail, adam, addison, adrian, adriana, ahmed, aidan, aiden, aisha,
    alan, albert, alejandra, alejandro, alex, alexa, alexander, alexandra, alexis, alfredo, ali, alice, alicia,
    alina, alison, allison, alondra, alyssa, amanda, amara, amaya, amber, amelia, amina, amir, amira, amy, ana,
    anaya, andre, andrea, andres, andrew, andy, angela, angelica, angelina, anita, anna, annie, anthony,
    antonio, anya, aria, ariana, arianna, ariel, armando, arturo, asha, ashanti, asher, ashley, ashton, aubrey,
    audrey, ava, avery, ayaan, ayana, ayanna, ayden, bao, beatriz, becca, becky, bella, ben, benjamin, bethany,
    bianca, brad, bradley, braden, brandon, brayden, brenda, brendan, brian, briana, brianna, brittany, brody,
    bryan, bryce, caitlin, caleb, camila, camille, carla, carlos, carmen, carol, caroline, carrie, casey,
    cassandra, cassie, catalina, catherine, cecilia, cesar, chad, chelsea, chloe, chris, christina, christopher,
    cindy, claire, clara, claudia, cody, colin, connor, corey, courtney, craig, cristian, cristina, crystal,
    cynthia, daniel, daniela, danielle, danny, dante, darius, dario, darnell, david, deandre, deborah,
    demetrius, denise, deja, deshawn, devin, devon, diana, diego, dominic, dominique, donna, dylan, eden,
    eduardo, edward, edwin, elena, eli, eliana, elias, elijah, elise, eliza, elizabeth, ella, ellie, emanuel,
    emilia, emilio, emily, emma, emmanuel, enrique, eric, erica, erik, erika, erin, esmeralda, esteban, esther,
    ethan, eva, evan, evelyn, ezekiel, ezra, fatima, fatuma, felipe, felix, fernanda, fernando, fiona,
    francisco, gabby, gabriel, gabriela, gabriella, garrett, gavin, genevieve, george, gianna, gilberto,
    giovanni, gloria, grayson, greg, gregory, guadalupe, gustavo, hailey, haley, halima, hamza, hana, hannah,
    hassan, heather, hector, heidi, henry, hugo, ian, ibrahim, imani, ines, isaac, isabel, isabela, isabella,
    isaiah, isla, ismael, ivan, jacob, jaden, jada, jaiden, jake, jalen, jamal, james, jamie, jamila, jana,
    janelle, jared, jasmin, jasmine, jason, javier, jay, jayda, jayden, jayla, jaylen, jazmin, jenna, jennifer,
    jenny, jeremiah, jeremy, jerome, jesse, jessica, jesus, jill, joanna, joaquin, joel, john, johnny, jonah,
    jonathan, jorge, jose, joseph, joshua, josh, josiah, josie, juan, juana, julia, julian, juliana, julie,
    juliet, julio, justin, kai, kaitlyn, kaleb, karen, karina, karla, katelyn, kate, katherine, kathy, katie,
    kayla, kaylee, keisha, keith, kelly, kelsey, kenji, kenneth, kevin, keyshawn, khadija, khalil, kiara, kim,
    kimberly, kristen, kristina, kyle, kylie, lamar, latoya, laura, lauren, layla, lea, leah, leila, lena, leo,
    leon, leonardo, leslie, leticia, levi, liam, liliana, linda, linh, lisa, logan, lola, lorena, lorenzo,
    louis, lucas, lucia, lucy, luis, luisa, luke, luna, lupe, lydia, mackenzie, maddie, maggie, mai, makayla,
    malachi, malia, malik, manuel, marcela, marco, marcos, marcus, margaret, maria, mariah, mariam, mariana,
    maribel, marie, mario, marisol, marissa, marlon, marquis, martha, martin, mary, maryam, mateo, matt,
    matthew, maurice, maya, megan, mei, melanie, melissa, mercedes, mia, micah, michael, michaela, michelle,
    miguel, mike, mikayla, mila, minh, miranda, mohamed, mohammed, molly, monica, monique, morgan, muhammad,
    mya, myles, nadia, nancy, naomi, natalia, natalie, natasha, nate, nathan, nathaniel, nia, nicholas, nick,
    nicole, nikki, nina, noah, noe, noelle, noor, nora, norma, nyla, octavio, olivia, omar, oscar, owen, pablo,
    paola, patricia, patrick, paul, paula, pedro, peter, phoebe, piper, priya, quinn, rachel, rafael, ramon,
    raquel, rashad, raul, raven, rebecca, renee, reyna, ricardo, richard, riley, robert, roberto, rodrigo,
    rohan, rosa, rosie, ryan, sabrina, sadie, salma, sam, samantha, samir, samuel, sandra, santiago, sara,
    sarah, sasha, scarlett, sean, sebastian, selena, sergio, shania, shanice, shannon, shawn, shayla, sierra,
    simon, simone, skylar, sofia, sofía, sonia, sophia, sophie, stacy, stella, stephanie, stephen, steve,
    steven, susan, tamara, tamika, tanisha, tanya, tara, tasha, tatiana, teresa, terrell, theo, theresa, thomas,
    tiana, tiffany, tim, timothy, tina, todd, tomas, tony, tori, trevor, trey, tricia, tristan, ty, tyler,
    tyrone, tyrell, tyson, valentina, valeria, valerie, vanessa, veronica, victoria, viktor, vincent, viviana,
    vivian, wendy, william, willow, xavier, ximena, xiomara, yahaira, yasmin, yesenia, yusuf, zach, zachary,
    zahra, zainab, zara, zeke, zion, zoe, zoey, aanya, arjun, anh, bilal, chau, chidi, ebony, fatou, giselle,
    hoang, huong, ines, inés, itzel, jin, jiho, josé, kwame, lashonda, léa, lucía, mamadou, marisela, mireya,
    ngozi, nikhil, nguyet, oluwaseun, paloma, rania, sanjay, shreya, soo, tenzin, thuy, tuan, uriel, vihaan,
    wei, yara, yuki, zainab, théo, zoé, chloé, océane, inès, enzo, manon, camille
""")
)
"""Names that are hardly ever anything else in a plan."""

ALSO_WORDS = frozenset(
    phrases("""
    ace, amari, angel, april, art, aspen, august, austin, autumn, bill, blake, brook, brooke, brooklyn, cameron,
    carson, carter, chance, charlie, charlotte, chase, christian, cole, cooper, daisy, dakota, dallas, dawn,
    dean, destiny, drew, eve, faith, frank, genesis, georgia, ginger, grace, grant, guy, harmony, harper,
    hayden, hazel, heaven, holly, hope, hudson, hunter, iris, ivy, jack, jackson, jade, jasper, jean, jewel,
    jordan, joy, june, justice, kennedy, king, lane, lee, lily, lincoln, london, madison, major, marina, mark,
    mason, max, may, mckenzie, melody, mercy, miles, misty, nevaeh, nova, olive, page, paige, paris, parker,
    pat, pearl, peyton, phoenix, rain, ray, reagan, reed, reese, river, rob, robin, rose, rowan, ruby, rusty,
    sage, savannah, serenity, skye, sky, sterling, storm, sue, summer, sunny, sydney, taylor, trinity, tucker,
    violet, virginia, wade, walker, ward, will, wren, wyatt, xander, jaxon, cam, dez, jojo, kenzie, lexi, mo,
    nico, remy, sloane, tay, zay
""")
)
"""Names that are words, months or places just as often: they count where an age or a grade stands beside them."""
